package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import java.time.Duration;

/** Starts servers, all in the same way. */
public interface Launcher {

    /**
     * Starts the server and returns when it answers.
     *
     * @param program the server
     * @param folder the arm's folder, for data or logs that are kept on this machine
     * @param limit the time from the start to the first answer; building the image is not counted
     * @throws ArmUnavailableException if the server cannot be started on this machine
     * @throws ServerFailedException if the server was started and does not answer; it is removed then
     */
    RunningServer launch(ServerProgram program, ArmFolder folder, Duration limit)
            throws ArmUnavailableException, ServerFailedException, InterruptedException;
}
