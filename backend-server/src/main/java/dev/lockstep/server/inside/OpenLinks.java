package dev.lockstep.server.inside;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Prints which files below a folder all other processes of a container have open, one a line, as {@code /proc} shows
 * them, and {@link #END} after them. It ends with {@link #DENIED} if a process may not be looked at.
 */
public final class OpenLinks {

    /** The last line. */
    public static final String END = "end";

    /** The exit code without an answer. */
    public static final int DENIED = 3;

    private OpenLinks() {}

    public static void main(String[] arguments) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
            for (Path process : processes) {
                if (!process.getFileName().toString().equals(self)) {
                    print(process.resolve("fd"), arguments[0] + "/");
                }
            }
            System.out.println(END);
        } catch (AccessDeniedException notOurs) {
            System.out.println(notOurs.getMessage());
            System.exit(DENIED);
        }
    }

    private static void print(Path links, String below) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(links)) {
            for (Path link : all) {
                try {
                    String target = Files.readSymbolicLink(link).toString();
                    if (target.startsWith(below)) {
                        System.out.println(target);
                    }
                } catch (NoSuchFileException closedMeanwhile) {
                    // It is not open any more, so it is not kept open.
                }
            }
        } catch (NoSuchFileException endedMeanwhile) {
            // A process that ended has nothing open.
        }
    }
}
