package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.platform.Leash;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed with SIGKILL cannot end its servers and drivers, and leaves none all the same. */
class KilledParentTest {

    /** Two processes write down their ids, one of them orphaned at once. Both ignore the end of their input. */
    private static final String FAMILY = "sleep 600 & echo $! >> ids; (sleep 600 & echo $! >> ids); wait";

    @TempDir
    private Path folder;

    /** Starts a server and a driver, and waits to be killed. */
    public static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            CommandLine family = CommandLine.of(folder, List.of("sh", "-c", FAMILY));
            Daemon.start(family, Map.of(), folder.resolve("log"));
            Companion.start(family, Map.of());
            Path ids = folder.resolve("ids");
            while (!Files.exists(ids) || Files.readAllLines(ids).size() < 4) {
                Thread.sleep(5);
            }
            System.out.println("ready");
            Thread.sleep(Long.MAX_VALUE);
        }
    }

    @Test
    void servers_and_drivers_end_with_it_and_so_does_what_they_started() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader out = new BufferedReader(new InputStreamReader(parent.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("ready");
        List<ProcessHandle> started = Files.readAllLines(folder.resolve("ids")).stream()
                .map(id -> ProcessHandle.of(Long.parseLong(id)))
                .flatMap(Optional::stream)
                .toList();
        assertThat(started).hasSize(4).allMatch(ProcessHandle::isAlive);

        parent.destroyForcibly().waitFor();

        await().atMost(Duration.ofSeconds(20)).until(() -> started.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void without_a_mark_that_can_be_seen_the_leash_is_off_when_the_program_has_ended() throws Exception {
        ProcessTree tree = new ProcessTree(folder);
        Process program = new ProcessBuilder("sh", "-c", "read line").start();
        try (Leash leash = tree.leash(program)) {
            List<ProcessHandle> waiting = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().commandLine().orElse("").contains(tree.mark()))
                    .toList();
            assertThat(leash).isNotNull();
            assertThat(waiting).hasSize(1);

            program.getOutputStream().close();

            await().atMost(Duration.ofSeconds(20)).until(() -> !waiting.get(0).isAlive());
        }
    }
}
