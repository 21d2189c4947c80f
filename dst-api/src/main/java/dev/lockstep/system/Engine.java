package dev.lockstep.system;

import dev.lockstep.platform.Sha256;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * One version of a system with its jars. The same jars feed the embedded arm's class loader, the command line's class
 * path and the server's image.
 *
 * <p>It is a class and not a record, because the digest of the jars is computed once, and only if somebody asks.
 */
public final class Engine {

    private final SystemUnderTest system;
    private final String version;
    private final List<Path> jars;
    private final List<String> artifacts;
    private String sha256;

    /**
     * Creates an engine whose jars come from no repository.
     *
     * @param system the system
     * @param version the version
     * @param jars the jars in class-path order, the system's own first
     */
    public Engine(SystemUnderTest system, String version, List<Path> jars) {
        this(system, version, jars, List.of());
    }

    /**
     * Creates the engine.
     *
     * @param artifacts see {@link #artifacts}
     */
    public Engine(SystemUnderTest system, String version, List<Path> jars, List<String> artifacts) {
        this.system = system;
        this.version = version;
        this.jars = List.copyOf(jars);
        this.artifacts = List.copyOf(artifacts);
    }

    /** Returns the default version of a system whose backends need no jars from Lockstep. */
    public static Engine of(SystemUnderTest system) {
        return new Engine(system, system.defaultVersion(), List.of());
    }

    public SystemUnderTest system() {
        return system;
    }

    public String version() {
        return version;
    }

    public List<Path> jars() {
        return jars;
    }

    /**
     * Returns the names of the jars in a Maven repository, in their order:
     * {@code group:artifact[:extension[:classifier]]:version}. Empty if they come from no repository.
     */
    public List<String> artifacts() {
        return artifacts;
    }

    /**
     * Returns the SHA-256 of the lines that {@code sha256sum} prints for the jars inside their folders, in class-path
     * order; empty if there are no jars. The folders are not part of it, so it is the same on every machine.
     */
    public synchronized String sha256() {
        if (sha256 == null) {
            sha256 = jars.isEmpty()
                    ? ""
                    : Sha256.ofText(jars.stream()
                            .map(jar -> Sha256.ofFile(jar) + "  " + jar.getFileName() + "\n")
                            .collect(Collectors.joining()));
        }
        return sha256;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Engine engine
                && system.equals(engine.system)
                && version.equals(engine.version)
                && jars.equals(engine.jars);
    }

    @Override
    public int hashCode() {
        return Objects.hash(system, version, jars);
    }

    @Override
    public String toString() {
        return system.name() + " " + version;
    }
}
