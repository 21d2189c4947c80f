package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.CacheFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs a server as a local process on loopback. {@link dev.lockstep.server.inside.Tether} ends the server together with
 * this process.
 */
public final class ProcessLauncher implements Launcher {

    private final Optional<String> withoutEngine;

    /** Creates a launcher that the user selected. */
    public ProcessLauncher() {
        this(Optional.empty());
    }

    /**
     * Creates a launcher.
     *
     * @param withoutEngine the reason why there is no container engine, if a container would have been preferred
     */
    ProcessLauncher(Optional<String> withoutEngine) {
        this.withoutEngine = withoutEngine;
    }

    /** Without a cache folder, the server starts more slowly. */
    private static Path cache(ArmFolder folder) {
        try {
            return Files.createDirectories(CacheFolder.path()).toRealPath();
        } catch (IOException e) {
            return folder.scratch();
        }
    }

    @Override
    public RunningServer launch(ServerProgram program, ArmFolder folder, Duration limit)
            throws ArmUnavailableException, ServerFailedException, InterruptedException {
        if (program.ownImage().isPresent()) {
            throw new ArmUnavailableException("the server " + program.name() + " is available only as the image "
                    + program.ownImage().get() + ", which only a container can run");
        }
        try {
            return ProcessServer.start(program, folder, cache(folder), withoutEngine, limit);
        } catch (IOException e) {
            throw new ArmUnavailableException(
                    "the server " + program.name() + " cannot be started as a process: " + e.getMessage(), e);
        }
    }
}
