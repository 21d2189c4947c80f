package dev.lockstep.server.inside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts a file into the place of another, and deletes further files, in the server's place. */
public final class ReplaceFile {

    private ReplaceFile() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> paths = List.of(arguments).stream().map(Path::of).toList();
        replace(paths.get(0), paths.get(1), paths.subList(2, paths.size()));
    }

    /**
     * Puts a file into the place of another.
     *
     * @param with the file, which is moved
     * @param replaced the file in whose place it comes
     * @param unwanted files that are deleted if they are there
     */
    public static void replace(Path with, Path replaced, List<Path> unwanted) throws IOException {
        Files.move(with, replaced, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        for (Path path : unwanted) {
            Files.deleteIfExists(path);
        }
    }
}
