package dev.lockstep.server.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** Prints the files of a folder, one a line, each with the key by which the operating system identifies it. */
public final class StoreFiles {

    private StoreFiles() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Path> files;
        try (Stream<Path> inside = Files.walk(folder)) {
            files = inside.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            System.out.println(folder.relativize(file) + " "
                    + Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        }
    }
}
