package dev.lockstep.system;

import java.nio.file.Path;
import java.util.List;

/**
 * One version of a system with its jars. The same jars feed the embedded arm's class loader, the command line's class
 * path and the server's image.
 *
 * @param system the system
 * @param version the version
 * @param jars the jars in class-path order, the system's own first
 */
public record Engine(SystemUnderTest system, String version, List<Path> jars) {
    public Engine {
        jars = List.copyOf(jars);
    }

    /** Returns the default version of a system whose backends need no jars from Lockstep. */
    public static Engine of(SystemUnderTest system) {
        return new Engine(system, system.defaultVersion(), List.of());
    }
}
