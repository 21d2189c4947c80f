package dev.lockstep.runner;

import dev.lockstep.assembly.InputException;
import dev.lockstep.parity.Limits;
import dev.lockstep.server.ServerSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The options for opening arms. */
final class ArmOptions {

    /** The ways to run the server of a server arm. */
    enum Launcher {
        auto,
        container,
        process
    }

    /** The settings that have a separate option, by name. */
    private static final Map<String, String> OPTIONS =
            Map.of(ServerSettings.LAUNCHER, "--server", ServerSettings.BASE, "--server-base");

    @Option(
            names = "--op-timeout",
            paramLabel = "D",
            defaultValue = "30s",
            converter = DurationConverter.class,
            description = "The time limit for one operation: 250ms, 30s, 5m. Default: ${DEFAULT-VALUE}.")
    private Duration operationTimeout;

    @Option(
            names = "--start-timeout",
            paramLabel = "D",
            defaultValue = "2m",
            converter = DurationConverter.class,
            description =
                    "The time limit for opening the arms, and for each restart of a server. Default: ${DEFAULT-VALUE}.")
    private Duration startTimeout;

    @Option(
            names = "--server",
            paramLabel = "HOW",
            defaultValue = "auto",
            description =
                    "How to run the server of a server arm: ${COMPLETION-CANDIDATES}. container requires a container engine;"
                            + " auto uses one if there is one, and otherwise a process. Default: ${DEFAULT-VALUE}.")
    private Launcher server;

    @Option(
            names = "--server-base",
            paramLabel = "IMAGE",
            description = "The base image for the server's image. Default: none, only the Java of this walk.")
    private Optional<String> serverBase;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "A setting for the transports of a plugin; the plugin defines the names. May be repeated. Reports"
                            + " show it, so never set a secret.")
    private List<String> set = List.of();

    Duration operationTimeout() {
        return operationTimeout;
    }

    /** Returns the limits of a walk that ends with its first finding. */
    Limits limits() {
        return Limits.of(operationTimeout).startingWithin(startTimeout);
    }

    /** Returns the settings for transports, by the names of {@link dev.lockstep.backend.ArmContext#settings}. */
    Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (String assignment : set) {
            int sign = assignment.indexOf('=');
            if (sign < 1) {
                throw new InputException("--set: '" + assignment + "' is not a setting; write NAME=VALUE");
            }
            put(settings, assignment.substring(0, sign), assignment.substring(sign + 1));
        }
        if (server != Launcher.auto) {
            optional(settings, ServerSettings.LAUNCHER, server.name());
        }
        serverBase.ifPresent(image -> optional(settings, ServerSettings.BASE, image));
        return settings;
    }

    /** A line that a report prints has every setting as {@code --set}, and may get an option when it is pasted. */
    private static void optional(Map<String, String> settings, String name, String value) {
        String other = settings.put(name, value);
        if (other != null && !other.equals(value)) {
            throw new InputException(
                    "--set: " + name + " is " + other + ", and " + OPTIONS.get(name) + " is " + value + "; keep one");
        }
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (name.equals(ServerSettings.LAUNCHER)
                && Arrays.stream(Launcher.values()).map(Launcher::name).noneMatch(value::equals)) {
            throw new InputException("--set: " + name + " is '" + value + "'; write auto, container or process");
        }
        if (settings.put(name, value) != null) {
            throw new InputException("--set: " + name + " is set twice; keep one of the two");
        }
    }

    /** Returns everything that changes how a walk opens its arms and waits for them, by option. */
    Map<String, String> all() {
        Map<String, String> all = new TreeMap<>(settings());
        all.put("--op-timeout", operationTimeout.toString());
        all.put("--start-timeout", startTimeout.toString());
        return all;
    }

    /** Returns the words that give the same settings to another command, those of an option of their own as well. */
    List<String> words() {
        return settings().entrySet().stream()
                .flatMap(setting -> Stream.of("--set", setting.getKey() + "=" + setting.getValue()))
                .toList();
    }

    /** Returns the words that open arms in the same way in another command. */
    List<String> allWords() {
        List<String> words = new ArrayList<>(words());
        words.addAll(List.of("--server", server.name()));
        serverBase.ifPresent(image -> words.addAll(List.of("--server-base", image)));
        words.addAll(List.of("--op-timeout", operationTimeout.toMillis() + "ms"));
        words.addAll(List.of("--start-timeout", startTimeout.toMillis() + "ms"));
        return words;
    }
}
