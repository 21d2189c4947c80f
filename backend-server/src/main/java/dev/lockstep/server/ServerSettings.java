package dev.lockstep.server;

import dev.lockstep.backend.ArmUnavailableException;
import java.util.Map;
import java.util.Optional;

/**
 * The command-line settings for servers.
 *
 * @param choice the way to run them
 * @param base an image with Java on its path, to build on instead of building from nothing
 */
public record ServerSettings(Choice choice, Optional<String> base) {

    /** {@code auto}, {@code container} or {@code process}; the default is {@code auto}. */
    public static final String LAUNCHER = "server.launcher";

    /** The name of a base image. By default an image is built from nothing. */
    public static final String BASE = "server.base";

    /** The ways to run servers. */
    public enum Choice {
        /** In a container if a container engine answers, otherwise as a local process. */
        AUTO,
        /** Only in a container. */
        CONTAINER,
        /** As a local process. */
        PROCESS
    }

    /**
     * Reads an arm's settings.
     *
     * @throws ArmUnavailableException if a value is not one of the three; the message names it
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
     * Returns the launcher that the settings select on this machine.
     *
     * @throws ArmUnavailableException if a container is required and no engine answers
     */
    public Launcher launcher() throws ArmUnavailableException, InterruptedException {
        if (choice == Choice.PROCESS) {
            return new ProcessLauncher();
        }
        if (ContainerEngine.find() instanceof ContainerEngine.Missing missing) {
            if (choice == Choice.AUTO) {
                return new ProcessLauncher(Optional.of(missing.reason()));
            }
            throw new ArmUnavailableException("the server is required to run in a container, but " + missing.reason());
        }
        // A killed walk could not clean up, so the next walk does it here. Objects in doubt are left to the user.
        Leftovers.find().removeEnded();
        return new ContainerLauncher(base);
    }
}
