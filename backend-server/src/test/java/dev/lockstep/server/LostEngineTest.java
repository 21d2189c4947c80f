package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.server.h2.WalkToStrand;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** If the container engine dies during a walk, its containers die too. This says nothing about the system in them. */
@Tag("container")
@NeedsContainers
class LostEngineTest {

    @TempDir
    private Path root;

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void an_engine_that_is_lost_during_a_walk_is_not_a_divergence() throws IOException, InterruptedException {
        try (EngineRelay engine = new EngineRelay()) {
            Process walk = start(engine);
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(walk.getInputStream(), StandardCharsets.UTF_8))) {
                String container = out.readLine();
                assertThat(out.readLine()).isEqualTo("waiting");

                engine.lose();
                DockerClientFactory.instance()
                        .client()
                        .removeContainerCmd(container)
                        .withForce(true)
                        .withRemoveVolumes(true)
                        .exec();
                walk.getOutputStream().close();

                assertThat(out.lines())
                        .as(root.resolve("complaints").toString())
                        .containsExactly("INFRA", "LAUNCHER");
                assertThat(walk.waitFor()).isZero();
            } finally {
                walk.destroyForcibly();
            }
        }
    }

    private Process start(EngineRelay engine) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkToStrand.class.getName(),
                        root.resolve("walk").toString())
                // When the process ends, Testcontainers looks for the engine once more and complains at length.
                .redirectError(root.resolve("complaints").toFile());
        builder.environment().put("DOCKER_HOST", engine.address());
        return builder.start();
    }
}
