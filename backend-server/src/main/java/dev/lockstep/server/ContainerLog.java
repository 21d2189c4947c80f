package dev.lockstep.server;

import com.github.dockerjava.api.command.LogContainerCmd;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
        return read(command -> command.withTail(lines));
    }

    /**
     * Returns what was printed from a moment on, as far as it is kept.
     *
     * @param moment the moment, as the engine writes it
     */
    String since(String moment) {
        Instant from = Instant.parse(moment);
        // The engine takes whole seconds, so the lines of an earlier start are left out here.
        return read(command -> command.withTimestamps(true).withSince((int) from.getEpochSecond()))
                .lines()
                .map(line -> line.split(" ", 2))
                .filter(parts -> parts.length == 2 && isFrom(parts[0], from))
                .map(parts -> parts[1])
                .collect(Collectors.joining("\n"));
    }

    private static boolean isFrom(String time, Instant from) {
        try {
            return !Instant.parse(time).isBefore(from);
        } catch (DateTimeParseException anotherLine) {
            return false;
        }
    }

    private String read(UnaryOperator<LogContainerCmd> part) {
        try (OutputCollector output = new OutputCollector()) {
            LogContainerCmd command = DockerClientFactory.instance()
                    .client()
                    .logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true);
            part.apply(command).exec(output);
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
