package dev.lockstep.server;

import java.util.concurrent.ExecutionException;

/** Whether a container engine answers on this machine, and if not, why. */
public sealed interface ContainerEngine {

    /**
     * An engine that answers.
     *
     * @param title what it is, for people
     */
    record Answering(String title) implements ContainerEngine {}

    /**
     * No engine that could be used.
     *
     * @param reason why, and what to do about it, as a clause
     */
    record Missing(String reason) implements ContainerEngine {}

    /**
     * Asks the engine that the settings of this process mean. The first answer holds for the process: Testcontainers does not
     * look a second time.
     */
    static ContainerEngine find() throws InterruptedException {
        try {
            return EngineSearch.ofThisProcess().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search for a container engine failed", e.getCause());
        }
    }
}
