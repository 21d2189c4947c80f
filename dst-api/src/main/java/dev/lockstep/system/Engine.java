package dev.lockstep.system;

import java.nio.file.Path;
import java.util.List;

/**
 * One version of a system, resolved: the same jars feed the embedded arm's class loader, the command line's class path and
 * the server's image.
 *
 * @param system what it is
 * @param version its version
 * @param jars its jars in class-path order, the system's own first
 */
public record Engine(SystemUnderTest system, String version, List<Path> jars) {
    public Engine {
        jars = List.copyOf(jars);
    }
}
