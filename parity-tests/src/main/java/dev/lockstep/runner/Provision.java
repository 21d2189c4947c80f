package dev.lockstep.runner;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.contexts.BoundedDisk;
import dev.lockstep.contexts.Tracing;
import dev.lockstep.parity.Sentences;
import dev.lockstep.server.ContainerEngine;
import dev.lockstep.system.SystemUnderTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A resource that walks use, and whether this machine has it.
 *
 * @param name the name of the resource
 * @param found a description of the resource; empty if it is missing
 * @param cost the effect of its absence, and the fix
 * @param needed whether every walk needs it
 */
record Provision(String name, Optional<String> found, String cost, boolean needed) {

    /**
     * Looks for all resources.
     *
     * @param environment the environment's variables
     * @param engine the container engine; asking it takes a moment
     */
    static List<Provision> all(Map<String, String> environment, ContainerEngine engine, List<SystemUnderTest> systems) {
        Path java = Path.of(System.getProperty("java.home"));
        List<Provision> all = new ArrayList<>();
        all.add(new Provision("Java", Optional.of(Runtime.version() + " in " + java), "", true));
        all.add(new Provision(
                "jlink",
                executable(java.resolve("bin/jlink")),
                "no server image can be built from this Java, so a server arm runs as a local process or on --server-base;"
                        + " use a full JDK",
                false));
        all.add(new Provision(
                "Maven",
                onPath("mvn", environment),
                "changed sources cannot be built; install Maven 3.8.7 or newer",
                false));
        all.add(containerEngine(engine));
        all.add(gate(
                "strace",
                Tracing.lacking(),
                "processes can be killed and slowed at a system call",
                "no process is killed or slowed at a system call"));
        all.add(gate(
                "strace of a server",
                Tracing.lackingToAttach(),
                "a running server can be struck during an operation",
                "no server is struck by ./lockstep strikes"));
        all.add(gate(
                "bounded disk",
                BoundedDisk.lacking(),
                "a small disk can be mounted",
                "no store meets a disk that is full"));
        systems.forEach(system -> all.add(engine(system)));
        return all;
    }

    boolean prevents() {
        return needed && found.isEmpty();
    }

    String line() {
        String state = found.isPresent() ? "here" : needed ? "MISSING" : "lacking";
        return String.format(Locale.ROOT, "%-8s %-17s %s", state, name, found.orElse(cost));
    }

    /** Returns a resource for which this machine needs a program and a permission. */
    private static Provision gate(String name, Optional<String> lacking, String found, String cost) {
        return new Provision(
                name,
                lacking.isEmpty() ? Optional.of(found) : Optional.empty(),
                lacking.map(why -> cost + ": " + Sentences.oneLine(why)).orElse(""),
                false);
    }

    private static Provision containerEngine(ContainerEngine engine) {
        String name = "container engine";
        if (engine instanceof ContainerEngine.Missing missing) {
            return new Provision(
                    name,
                    Optional.empty(),
                    "a server arm runs as a local process, and --server container cannot be used: " + missing.reason(),
                    false);
        }
        return new Provision(name, Optional.of(((ContainerEngine.Answering) engine).title()), "", false);
    }

    private static Provision engine(SystemUnderTest system) {
        String name = system.name() + " " + system.defaultVersion();
        if (system.coordinates().isEmpty()) {
            return new Provision(name, Optional.of("provided by its plugin"), "", true);
        }
        try {
            int jars = new Resolver()
                    .resolve(system, system.defaultVersion())
                    .jars()
                    .size();
            return new Provision(name, Optional.of(jars == 1 ? "1 jar" : jars + " jars"), "", true);
        } catch (EngineUnavailableException e) {
            return new Provision(name, Optional.empty(), Sentences.oneLine(e.getMessage()), true);
        }
    }

    private static Optional<String> onPath(String program, Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> executable(Path.of(folder, program)).stream())
                .findFirst();
    }

    private static Optional<String> executable(Path program) {
        return Files.isExecutable(program) ? Optional.of(program.toString()) : Optional.empty();
    }
}
