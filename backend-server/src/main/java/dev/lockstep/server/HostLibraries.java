package dev.lockstep.server;

import dev.lockstep.platform.FileDigests;
import dev.lockstep.platform.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Shared libraries of this machine that an image holds copies of.
 *
 * @param paths where the libraries are
 */
record HostLibraries(List<Path> paths) {

    HostLibraries {
        paths = List.copyOf(paths);
    }

    /** Reads the list that {@link #write} wrote. */
    static HostLibraries read(Path list) throws IOException {
        return new HostLibraries(Files.readAllLines(list).stream().map(Path::of).toList());
    }

    void write(Path list) throws IOException {
        Files.write(list, paths.stream().map(Path::toString).toList());
    }

    /** Returns a text that changes when one of the libraries changes or is removed. */
    String key() {
        List<String> parts = new ArrayList<>();
        for (Path path : paths) {
            parts.add(path.toString());
            parts.add(Files.isRegularFile(path) ? FileDigests.of(path) : "missing");
        }
        return Sha256.ofTexts(parts.toArray(String[]::new));
    }

    /** Copies each library to the same path below a folder. */
    void copyBelow(Path root) throws IOException {
        for (Path path : paths) {
            Path copy = root.resolve(Path.of("/").relativize(path));
            Files.createDirectories(copy.getParent());
            Files.copy(path.toRealPath(), copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
