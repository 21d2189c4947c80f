package dev.lockstep.server;

import java.nio.file.Path;
import java.util.Optional;

/** Where the user's programs keep what can be made again. */
final class CacheFolder {

    private CacheFolder() {}

    static Path path() {
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(set -> set.startsWith("/"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("lockstep");
    }
}
