package dev.lockstep.backend;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where this user keeps what can be made again: what the system property {@code lockstep.cache} says, else the environment's
 * {@code LOCKSTEP_CACHE}, else the place that the desktop standard gives.
 */
public final class CacheFolder {

    private CacheFolder() {}

    /** The folder, absolute; nobody has made it yet. */
    public static Path path() {
        return path(Optional.ofNullable(System.getProperty("lockstep.cache")), System.getenv());
    }

    static Path path(Optional<String> property, Map<String, String> environment) {
        Path fallback = Path.of(System.getProperty("user.home"), ".cache", "lockstep");
        return property.or(() -> given(environment, "LOCKSTEP_CACHE"))
                .map(Path::of)
                .or(() -> given(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        // The standard has a relative one ignored.
                        .filter(Path::isAbsolute)
                        .map(base -> base.resolve("lockstep")))
                .orElse(fallback)
                .toAbsolutePath();
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
