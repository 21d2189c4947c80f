package dev.lockstep.backend;

import dev.lockstep.platform.FileTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for one operation. It is empty at first and is deleted at the end. */
public record WorkFolder(Path path) implements AutoCloseable {

    /** Creates the folder. First the remains of a killed operation are deleted. */
    public static WorkFolder make(Path path) throws IOException {
        new FileTree(path).delete();
        Files.createDirectories(path);
        return new WorkFolder(path);
    }

    @Override
    public void close() {
        try {
            new FileTree(path).delete();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + path, e);
        }
    }
}
