package dev.lockstep.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder with everything in it. */
final class FileTree {

    private final Path root;

    FileTree(Path root) {
        this.root = root;
    }

    /** Makes all of it readable for everybody, and makes executable for everybody what its owner may execute. */
    void makeReadable() throws IOException {
        for (Path path : paths()) {
            boolean runnable = Files.isDirectory(path) || Files.isExecutable(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runnable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    void delete() throws IOException {
        for (Path path : paths()) {
            Files.deleteIfExists(path);
        }
    }

    /** Returns every path; the contents of a folder come before the folder. */
    private List<Path> paths() throws IOException {
        try (Stream<Path> found = Files.walk(root)) {
            return found.sorted(Comparator.reverseOrder()).toList();
        }
    }
}
