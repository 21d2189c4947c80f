package dev.lockstep.backend;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder for this user's data that can be created again. It is the value of the system property
 * {@code lockstep.cache}, otherwise that of the environment variable {@code LOCKSTEP_CACHE}, otherwise the place that
 * the desktop standard defines.
 */
public final class CacheFolder {

    private CacheFolder() {}

    /** Returns the folder's absolute path; the folder may not exist yet. */
    public static Path path() {
        return path(Optional.ofNullable(System.getProperty("lockstep.cache")), System.getenv());
    }

    static Path path(Optional<String> property, Map<String, String> environment) {
        Path fallback = Path.of(System.getProperty("user.home"), ".cache", "lockstep");
        return property.or(() -> given(environment, "LOCKSTEP_CACHE"))
                .map(Path::of)
                .or(() -> given(environment, "XDG_CACHE_HOME")
                        .map(Path::of)
                        // The standard says that a relative path is ignored.
                        .filter(Path::isAbsolute)
                        .map(base -> base.resolve("lockstep")))
                .orElse(fallback)
                .toAbsolutePath();
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }
}
