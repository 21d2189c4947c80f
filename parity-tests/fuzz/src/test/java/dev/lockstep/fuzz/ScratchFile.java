package dev.lockstep.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file for parsers that read from a path. Each target has one folder, which is written again for each input.
 *
 * @param path the file
 */
public record ScratchFile(Path path) {

    /** Returns a file with this name in a new folder. */
    public static ScratchFile named(String name) {
        try {
            Path folder = Files.createTempDirectory("lockstep-fuzz");
            folder.toFile().deleteOnExit();
            Path file = folder.resolve(name);
            file.toFile().deleteOnExit();
            return new ScratchFile(file);
        } catch (IOException e) {
            throw new IllegalStateException("no folder can be made for the file of a target", e);
        }
    }

    /** Writes the file, in place of an earlier one, and returns its path. */
    public Path with(byte[] content) throws IOException {
        return Files.write(path, content);
    }

    /** Removes the file, so that it can be created. */
    public Path absent() throws IOException {
        Files.deleteIfExists(path);
        return path;
    }

    /** Returns the folder of the file. */
    public Path folder() {
        return path.getParent();
    }
}
