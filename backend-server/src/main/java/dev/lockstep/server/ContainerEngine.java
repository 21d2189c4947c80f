package dev.lockstep.server;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /** Asks the engine. The first answer holds for the process: Testcontainers does not look a second time. */
    static ContainerEngine find() throws InterruptedException {
        CompletableFuture<ContainerEngine> answer = CompletableFuture.supplyAsync(EngineSearch::search, work -> {
            Thread thread = new Thread(work, "container-engine-search");
            thread.setDaemon(true);
            thread.start();
        });
        try {
            return answer.get(EngineSearch.LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException hanging) {
            return new Missing(
                    "the container engine does not answer within " + EngineSearch.LIMIT_SECONDS + " seconds");
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search for a container engine failed", e.getCause());
        }
    }
}
