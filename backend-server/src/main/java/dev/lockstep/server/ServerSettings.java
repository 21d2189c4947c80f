package dev.lockstep.server;

import dev.lockstep.backend.ArmUnavailableException;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says about servers.
 *
 * @param choice how to run them
 * @param base an image with Java on its path, to build on in place of nothing
 */
public record ServerSettings(Choice choice, Optional<String> base) {

    /** {@code auto}, {@code container} or {@code process}; {@code auto} when it is not set. */
    public static final String LAUNCHER = "server.launcher";

    /** The name of a base image; an image from nothing when it is not set. */
    public static final String BASE = "server.base";

    /** How servers are run. */
    public enum Choice {
        /** In a container where an engine answers, otherwise as a local process. */
        AUTO,
        /** In a container or not at all. */
        CONTAINER,
        /** As a local process. */
        PROCESS
    }

    /**
     * Reads an arm's settings.
     *
     * @throws ArmUnavailableException naming a value that is not one of the three
     */
    public static ServerSettings of(Map<String, String> settings) throws ArmUnavailableException {
        String named = settings.getOrDefault(LAUNCHER, "auto");
        Choice chosen = switch (named) {
            case "auto" -> Choice.AUTO;
            case "container" -> Choice.CONTAINER;
            case "process" -> Choice.PROCESS;
            default ->
                throw new ArmUnavailableException(
                        LAUNCHER + " is " + named + ": it must be auto, container or process");
        };
        return new ServerSettings(chosen, Optional.ofNullable(settings.get(BASE)));
    }

    /**
     * The launcher that the settings and this machine come to.
     *
     * @throws ArmUnavailableException when a container is demanded and no engine answers
     */
    public Launcher launcher() throws ArmUnavailableException, InterruptedException {
        if (choice == Choice.PROCESS) {
            return new ProcessLauncher();
        }
        if (ContainerEngine.find() instanceof ContainerEngine.Missing missing) {
            if (choice == Choice.AUTO) {
                return new ProcessLauncher(Optional.of(missing.reason()));
            }
            throw new ArmUnavailableException("a server was to run in a container, but " + missing.reason());
        }
        // A walk that was killed could not tidy up, so the next one does. What is in doubt is left to the user.
        Leftovers.find().removeEnded();
        return new ContainerLauncher(base);
    }
}
