package dev.lockstep.backend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one operation. It is empty at first and is deleted at the end. */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Creates the folder. First the remains of a killed operation are deleted. */
    public static WorkFolder make(Path path) throws IOException {
        delete(path);
        Files.createDirectories(path);
        return new WorkFolder(path);
    }

    @Override
    public void close() {
        try {
            delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }

    private static void delete(Path path) throws IOException {
        if (Files.notExists(path)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
