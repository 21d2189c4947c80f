package dev.lockstep.known;

import java.nio.file.FileSystems;
import java.nio.file.Path;

/** The name of a file in messages; a file in a jar is {@code plugin.jar!/META-INF/…}. */
final class FileName {

    private FileName() {}

    static String of(Path file) {
        return file.getFileSystem() == FileSystems.getDefault()
                ? file.toString()
                : file.getFileSystem() + "!" + file.toAbsolutePath();
    }
}
