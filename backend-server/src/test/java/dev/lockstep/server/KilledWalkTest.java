package dev.lockstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.server.h2.WalkToKill;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
        List<ProcessHandle> servers = walk.descendants().toList();
        assertThat(servers).isNotEmpty();

        walk.destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> servers.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Nested
    @Tag("container")
    @NeedsContainers
    class InContainers {

        @Test
        void its_container_and_volume_are_left_over_and_removed_and_those_of_the_living_are_not()
                throws IOException, InterruptedException {
            Process living = walk("container");
            Process killed = walk("container");
            String livingOwner = ownerOf(living);
            String killedOwner = ownerOf(killed);
            try {
                killed.destroyForcibly().waitFor();
                assertThat(OwnRemains.of(killedOwner)).hasSize(2);

                Leftovers.find().remove();

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

    private static String ownerOf(Process walk) {
        return Owner.of(walk.pid()).label();
    }

    private Process walk(String launcher) throws IOException {
        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WalkToKill.class.getName(),
                        launcher,
                        root.resolve(launcher + System.nanoTime()).toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(walk.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("opened");
        return walk;
    }
}
