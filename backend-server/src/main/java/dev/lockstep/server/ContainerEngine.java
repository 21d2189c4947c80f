package dev.lockstep.server;

import java.util.concurrent.ExecutionException;

/** Whether a container engine answers on this machine, and the reason if none does. */
public sealed interface ContainerEngine {

    /**
     * An engine that answers.
     *
     * @param title the engine's name, for people
     */
    record Answering(String title) implements ContainerEngine {}

    /**
     * No usable engine.
     *
     * @param reason the reason and the fix, as a clause
     */
    record Missing(String reason) implements ContainerEngine {}

    /**
     * Looks for the engine that the settings of this process name. The first answer is kept for the whole process,
     * because Testcontainers does not look a second time.
     */
    static ContainerEngine find() throws InterruptedException {
        try {
            return EngineSearch.ofThisProcess().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search for a container engine failed", e.getCause());
        }
    }
}
