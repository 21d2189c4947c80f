package dev.lockstep.cli.h2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** An empty folder for one operation, gone after it. */
record WorkFolder(Path path) implements AutoCloseable {

    /** Makes the folder; what an operation that was killed left of it goes first. */
    static WorkFolder create(Path path) throws IOException {
        delete(path);
        return new WorkFolder(Files.createDirectory(path));
    }

    @Override
    public void close() throws IOException {
        delete(path);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> inside;
        try (Stream<Path> walk = Files.walk(folder)) {
            inside = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : inside) {
            Files.deleteIfExists(path);
        }
    }
}
