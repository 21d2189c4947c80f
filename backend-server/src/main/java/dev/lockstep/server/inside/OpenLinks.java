package dev.lockstep.server.inside;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Prints what the open files of all other processes of a container are, one a line, as {@code /proc} shows them. */
public final class OpenLinks {

    private OpenLinks() {}

    public static void main(String[] arguments) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                if (!process.getFileName().toString().equals(self)) {
                    print(process.resolve("fd"));
                }
            }
        }
    }

    private static void print(Path links) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
            for (Path link : all) {
                System.out.println(Files.readSymbolicLink(link));
            }
        } catch (NoSuchFileException endedMeanwhile) {
            // A process that ended has nothing open.
        }
    }
}
