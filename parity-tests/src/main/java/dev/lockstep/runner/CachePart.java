package dev.lockstep.runner;

import dev.lockstep.backend.CacheFolder;
import dev.lockstep.platform.FileTree;
import dev.lockstep.report.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A part of this user's cache, which a walk can make again.
 *
 * @param path its file or folder
 * @param bytes its size
 */
record CachePart(Path path, long bytes) {

    /** The locks of living processes. Without them, the remains of a killed walk would be in doubt. */
    private static final String LOCKS = "owners";

    /** Returns the parts of the cache, by name. */
    static List<CachePart> all() throws IOException {
        Path folder = CacheFolder.path();
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> parts = entries.filter(
                            entry -> !entry.getFileName().toString().equals(LOCKS))
                    .sorted()
                    .toList();
            List<CachePart> all = new ArrayList<>();
            for (Path part : parts) {
                all.add(new CachePart(part, size(part)));
            }
            return all;
        }
    }

    private static long size(Path part) throws IOException {
        long bytes = 0;
        for (Path path : new FileTree(part).deepestFirst()) {
            if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                bytes += Files.size(path);
            }
        }
        return bytes;
    }

    /** Removes the part; returns why something of it is still there, or nothing. */
    Optional<String> remove() {
        try {
            new FileTree(path).delete();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(Reason.of(e));
        }
    }
}
