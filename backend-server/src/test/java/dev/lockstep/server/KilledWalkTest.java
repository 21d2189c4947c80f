package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.server.h2.WalkToKill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A walk that is killed with SIGKILL cannot clean up: the processes and containers that it started end by themselves,
 * or the next walk finds them.
 */
class KilledWalkTest {

    @TempDir
    private Path root;

    @Test
    void its_server_process_ends_with_it() throws IOException {
        Process walk = walk("process");
        ownerOf(walk);
        List<ProcessHandle> servers = walk.descendants().toList();
        assertThat(servers).isNotEmpty();

        walk.destroyForcibly();

        await().atMost(Duration.ofMinutes(2)).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Nested
    @Tag("container")
    @NeedsContainers
    class InContainers {

        @Test
        void the_next_start_removes_its_container_and_volume_and_not_those_of_the_living()
                throws IOException, InterruptedException, ArmUnavailableException {
            Process living = walk("container");
            String livingOwner = ownerOf(living);
            // Without a program that removes it, the container stays for a moment.
            Process killed = walk("container", Map.of("PATH", root.toString()));
            String killedOwner = ownerOf(killed);
            try {
                killed.destroyForcibly().waitFor();
                assertThat(OwnRemains.of(killedOwner)).hasSize(2);

                ServerSettings.of(Map.of(ServerSettings.LAUNCHER, "container")).launcher();

                assertThat(OwnRemains.of(killedOwner)).isEmpty();
                assertThat(OwnRemains.of(livingOwner)).hasSize(2);
            } finally {
                // The process is asked to end and not killed, so its shutdown hook removes its container.
                living.destroy();
                living.waitFor();
            }
            assertThat(OwnRemains.of(livingOwner)).isEmpty();
        }
    }

    @Nested
    @Tag("container")
    @Tag("nightly")
    @NeedsContainers
    class WithADescribedImage {

        @Test
        void its_container_and_volume_end_with_it() throws IOException {
            Process killed = walk("image");
            String owner = ownerOf(killed);
            assertThat(OwnRemains.of(owner)).hasSize(2);

            killed.destroyForcibly();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(OwnRemains.of(owner)).isEmpty());
        }
    }

    /** Returns the label that a walk gives its containers: the line that it prints when its server is open. */
    private static String ownerOf(Process walk) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(walk.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        assertThat(line).startsWith("opened ");
        return line.substring("opened ".length());
    }

    private Process walk(String launcher) throws IOException {
        return walk(launcher, Map.of());
    }

    private Process walk(String launcher, Map<String, String> environment) throws IOException {
        ProcessBuilder walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkToKill.class.getName(),
                        launcher,
                        root.resolve(launcher + System.nanoTime()).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        walk.environment().putAll(environment);
        return walk.start();
    }
}
