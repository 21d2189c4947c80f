package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.server.ServerSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How arms are opened. */
final class ArmOptions {

    /** How a server arm gets its server. */
    enum Launcher {
        auto,
        container,
        process
    }

    /** The settings that have an option, by name. */
    private static final Map<String, String> OPTIONS =
            Map.of(ServerSettings.LAUNCHER, "--server", ServerSettings.BASE, "--server-base");

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "How long one operation may take: 250ms, 30s, 5m. Default: ${DEFAULT-VALUE}.")
    private Duration operationTimeout;

    @Option(
            names = "--server",
            paramLabel = "HOW",
            defaultValue = "auto",
            description =
                    "How a server arm gets its server: ${COMPLETION-CANDIDATES}. container needs a container engine and"
                            + " never falls back; auto takes a container where it can. Default: ${DEFAULT-VALUE}.")
    private Launcher server;

    @Option(
            names = "--server-base",
            paramLabel = "IMAGE",
            description = "The image that the server's image is built on. Default: none, only the Java of this walk.")
    private Optional<String> serverBase;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting for the transports of a plugin, which say what they read. May be repeated. Reports"
                    + " show it, so never set a secret.")
    private List<String> set = List.of();

    Duration operationTimeout() {
        return operationTimeout;
    }

    /** What some transports read, by the names of {@link dev.lockstep.backend.ArmContext#settings}. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String assignment : set) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw new InputException("--set: '" + assignment + "' is no setting; write NAME=VALUE");
            }
            put(settings, assignment.substring(0, sign), assignment.substring(sign + 1));
        }
        if (server != Launcher.auto) {
            settings.put(ServerSettings.LAUNCHER, server.name());
        }
        serverBase.ifPresent(image -> settings.put(ServerSettings.BASE, image));
        return settings;
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (OPTIONS.containsKey(name)) {
            throw new InputException("--set: " + name + " has an option; use " + OPTIONS.get(name));
        }
        if (settings.put(name, value) != null) {
            throw new InputException("--set: " + name + " is set twice; keep one of the two");
        }
    }

    /** The words that make the same settings in another command. */
    List<String> words() {
        return set.stream()
                .flatMap(assignment -> Stream.of("--set", assignment))
                .toList();
    }
}
