package dev.lockstep.server;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;

/**
 * Runs a program in a container, next to the container's server. If the container engine is unreachable, docker-java
 * throws a plain RuntimeException.
 */
final class ContainerExec {

    private final String container;

    ContainerExec(String container) {
        this.container = container;
    }

    /** Runs the program to its end. If it does not end in time, it ends when the container is removed. */
    RunningServer.ToolExit run(List<String> command, Duration limit) throws IOException, InterruptedException {
        DockerClient client = DockerClientFactory.instance().client();
        try (OutputCollector output = new OutputCollector()) {
            String id = client.execCreateCmd(container)
                    .withCmd(command.toArray(String[]::new))
                    .withAttachStdout(true)
                    .withAttachStderr(true)
                    .exec()
                    .getId();
            client.execStartCmd(id).exec(output);
            if (!output.awaitCompletion(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("a program next to the server did not end within " + limit.toMillis() + " ms: "
                        + String.join(" ", command));
            }
            Long exit = client.inspectExecCmd(id).exec().getExitCodeLong();
            if (exit == null) {
                throw new IOException(
                        "the container engine does not report how " + String.join(" ", command) + " ended");
            }
            return new RunningServer.ToolExit(exit.intValue(), output.text());
        } catch (RuntimeException e) {
            throw new IOException("no program can be run next to the server: " + e.getMessage(), e);
        }
    }
}
