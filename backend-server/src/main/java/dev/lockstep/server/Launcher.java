package dev.lockstep.server;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import java.time.Duration;

/** Starts servers in one way. */
public interface Launcher {

    /**
     * Starts the server and returns when it answers.
     *
     * @param folder the arm's folder, for the data or the log where they are kept on this machine
     * @param limit how long the server may take from its start to its first answer; making the image is not counted
     * @throws ArmUnavailableException when there is no way to start it here
     * @throws ServerFailedException when it was started and does not answer; nothing of it is left
     */
    RunningServer launch(ServerProgram program, ArmFolder folder, Duration limit)
            throws ArmUnavailableException, ServerFailedException, InterruptedException;
}
