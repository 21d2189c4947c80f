package dev.lockstep.server;

import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/** The log of a container. If the container engine is unreachable, docker-java throws a plain RuntimeException. */
final class ContainerLog {

    static final int LINES = 20;

    private static final int LIMIT_SECONDS = 5;

    private final String container;

    ContainerLog(String container) {
        this.container = container;
    }

    /** Returns the last lines; the engine still has them after the server has ended. */
    String last() {
        return last(LINES);
    }

    /** Returns so many of the last lines. */
    String last(int lines) {
        try (OutputCollector output = new OutputCollector()) {
            DockerClientFactory.instance()
                    .client()
                    .logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTail(lines)
                    .exec(output);
            return output.awaitCompletion(LIMIT_SECONDS, TimeUnit.SECONDS)
                    ? output.text()
                    : "(the container engine did not return the log within " + LIMIT_SECONDS + " seconds)";
        } catch (RuntimeException e) {
            return "(the container engine did not return the log: " + e.getMessage() + ")";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "(interrupted while asking for the log)";
        }
    }
}
