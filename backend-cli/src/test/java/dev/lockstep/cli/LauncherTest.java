package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.platform.CleanEnvironment;
import dev.lockstep.platform.Deadline;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The promises of the base, on programs that every POSIX system has; the scripts stand for programs under test. */
class LauncherTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Starts two processes that write down their ids, one of them orphaned at once, and waits for ever. */
    private static final String FAMILY = "sleep 600 & echo $! >> ids; (sleep 600 & echo $! >> ids); echo ready; wait";

    @TempDir
    private Path folder;

    private final Launcher launcher = new Launcher();

    @AfterEach
    void close() {
        launcher.close();
    }

    @Test
    void both_streams_and_the_exit_code_are_kept_apart() throws InterruptedException {
        Run.Ended ended = ended("printf out; printf err >&2; exit 3");
        assertThat(ended.outputText()).isEqualTo("out");
        assertThat(ended.errorText()).isEqualTo("err");
        assertThat(ended.exitCode()).isEqualTo(3);
    }

    @Test
    void an_end_by_a_signal_is_reported_as_such() throws InterruptedException {
        Run.Ended ended = ended("kill -9 $$");
        assertThat(ended.exitCode()).isEqualTo(137);
        assertThat(ended.broken(Cause.DIED, "killed").evidence()).containsEntry("signal", "9");
    }

    @Test
    void no_shell_reads_the_arguments() throws InterruptedException {
        CommandLine command =
                CommandLine.of(folder, List.of("printf", "%s\\n", "$HOME; echo x", "a  b", "", "*", "'\"\\"));
        assertThat(launcher.run(command, Deadline.in(LONG)))
                .isInstanceOfSatisfying(
                        Run.Ended.class,
                        ended -> assertThat(ended.outputText()).isEqualTo("$HOME; echo x\na  b\n\n*\n'\"\\\n"));
    }

    @Test
    void input_arrives_to_the_last_byte_and_is_closed() throws InterruptedException {
        byte[] input = "0123456789\0\n".repeat(100_000).getBytes(StandardCharsets.ISO_8859_1);
        CommandLine command = CommandLine.of(folder, List.of("cat")).withInput(input);
        assertThat(launcher.run(command, Deadline.in(LONG)))
                .isInstanceOfSatisfying(
                        Run.Ended.class, ended -> assertThat(ended.output()).isEqualTo(input));
    }

    @Test
    void input_that_nobody_reads_harms_nothing() throws InterruptedException {
        CommandLine command = CommandLine.of(folder, List.of("true")).withInput(new byte[1 << 20]);
        assertThat(launcher.run(command, Deadline.in(LONG)))
                .isInstanceOfSatisfying(
                        Run.Ended.class, ended -> assertThat(ended.exitCode()).isZero());
    }

    @Test
    void the_environment_is_the_same_for_everybody() throws InterruptedException {
        assertThat(ended("env").outputText().lines()).contains("LC_ALL=C.UTF-8", "TZ=UTC");
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Xint",
                "JDK_JAVA_OPTIONS",
                "-Xint",
                "_JAVA_OPTIONS",
                "-Xint",
                "CLASSPATH",
                "x",
                "LANG",
                "tr_TR.UTF-8",
                "LC_NUMERIC",
                "de_DE",
                "PATH",
                "/bin"));
        CleanEnvironment.clean(environment);
        assertThat(environment).containsOnly(entry("LC_ALL", "C.UTF-8"), entry("TZ", "UTC"), entry("PATH", "/bin"));
    }

    @Test
    void a_program_that_hangs_is_killed_with_all_that_it_started() throws IOException, InterruptedException {
        Broken broken = lost(launcher.run(shell(FAMILY), Deadline.in(Duration.ofSeconds(2))));
        assertThat(broken.cause()).isEqualTo(Cause.TIMED_OUT);
        assertThat(broken.inDoubt()).isTrue();
        assertThat(broken.evidence()).containsEntry("stdout", "ready\n");
        assertFamilyDead();
    }

    @Test
    void closing_ends_the_program_that_runs_and_all_that_it_started()
            throws IOException, InterruptedException, ExecutionException {
        CompletableFuture<Run> run = CompletableFuture.supplyAsync(() -> {
            try {
                return launcher.run(shell(FAMILY), Deadline.in(LONG));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitFamily();

        launcher.close();

        assertThat(lost(run.get()).cause()).isEqualTo(Cause.DIED);
        assertFamilyDead();
    }

    @Test
    void closing_ends_what_an_earlier_program_left_running() throws IOException, InterruptedException {
        ended("sleep 600 > /dev/null 2>&1 & echo $! >> ids; echo $! >> ids");
        launcher.close();
        assertFamilyDead();
    }

    @Test
    void an_interrupted_walk_kills_the_program_and_stays_interrupted() throws IOException, InterruptedException {
        FutureTask<Run> run = new FutureTask<>(() -> launcher.run(shell(FAMILY), Deadline.in(LONG)));
        Thread thread = new Thread(run);
        thread.start();
        awaitFamily();

        thread.interrupt();

        assertThatThrownBy(run::get).hasCauseInstanceOf(InterruptedException.class);
        assertFamilyDead();
    }

    @Test
    void a_walk_that_a_signal_ends_also_ends_its_programs() throws IOException, InterruptedException {
        Process walk = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        EndedBySignal.class.getName(),
                        FAMILY)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("walk.log").toFile())
                .start();
        awaitFamily();

        walk.destroy();

        assertThat(walk.waitFor()).isEqualTo(143);
        assertFamilyDead();
    }

    /** A separate process that waits for a program, given as a script. */
    static final class EndedBySignal {
        public static void main(String[] script) throws InterruptedException {
            try (Launcher launcher = new Launcher()) {
                launcher.run(CommandLine.of(Path.of(""), List.of("sh", "-c", script[0])), Deadline.in(LONG));
            }
        }
    }

    @Test
    void a_program_that_prints_too_much_is_killed_and_its_answer_is_cut_off() throws InterruptedException {
        try (Launcher small = new Launcher(1000)) {
            Broken broken = lost(small.run(shell("yes"), Deadline.in(LONG)));
            assertThat(broken.cause()).isEqualTo(Cause.CUT_OFF);
            assertThat(lost(small.run(shell("yes >&2"), Deadline.in(LONG))).cause())
                    .isEqualTo(Cause.CUT_OFF);
        }
    }

    @Test
    void output_of_exactly_the_cap_is_taken() throws InterruptedException {
        try (Launcher small = new Launcher(5)) {
            assertThat(small.run(shell("printf 12345"), Deadline.in(LONG))).isInstanceOf(Run.Ended.class);
            assertThat(lost(small.run(shell("printf 123456"), Deadline.in(LONG)))
                            .cause())
                    .isEqualTo(Cause.CUT_OFF);
        }
    }

    @Test
    void an_output_that_another_process_still_holds_is_not_an_answer() throws IOException, InterruptedException {
        Broken broken =
                lost(launcher.run(shell("sleep 600 & echo $! $! | tr ' ' '\\n' > ids; echo done"), Deadline.in(LONG)));
        assertThat(broken.cause()).isEqualTo(Cause.GARBAGE);
        assertFamilyDead();
    }

    /** Java empties the pipes of a program that has ended; on a busy machine this looked like their end. */
    @Test
    void such_an_output_is_not_taken_for_an_answer_when_many_programs_end_at_once()
            throws InterruptedException, ExecutionException {
        ExecutorService arms = Executors.newFixedThreadPool(20);
        try {
            Callable<Run> program = this::leavesItsOutputHeld;
            for (Future<Run> run : arms.invokeAll(Collections.nCopies(20, program))) {
                assertThat(lost(run.get()).cause()).isEqualTo(Cause.GARBAGE);
            }
        } finally {
            arms.shutdownNow();
        }
    }

    private Run leavesItsOutputHeld() throws InterruptedException {
        try (Launcher arm = new Launcher()) {
            return arm.run(shell("sleep 600 & echo done"), Deadline.in(LONG));
        }
    }

    @Test
    void what_a_lost_program_left_running_does_not_print_into_the_next_answer() throws InterruptedException {
        String waiting = "until [ -e go ]; do sleep 0.1; done; echo late; : > said";
        lost(launcher.run(shell("env -i sh -c '" + waiting + "' & echo done"), Deadline.in(LONG)));
        String next = ": > go; until [ -e said ]; do sleep 0.1; done; echo next";
        assertThat(ended(next).outputText()).isEqualTo("next\n");
    }

    @Test
    void a_time_that_is_up_before_starts_nothing() throws InterruptedException {
        Broken broken = lost(launcher.run(shell("echo started > ids"), Deadline.in(Duration.ZERO)));
        assertThat(broken.cause()).isEqualTo(Cause.TIMED_OUT);
        assertThat(broken.inDoubt()).isFalse();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_missing_program_is_reported_before_the_walk_and_breaks_within_it() throws InterruptedException {
        assertThatThrownBy(() -> Program.find("no-such-program-here", "/bin"))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("no-such-program-here")
                .hasMessageContaining("PATH");
        assertThatThrownBy(() -> Program.find(folder.resolve("none").toString()))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining(folder.resolve("none").toString());
        assertThatThrownBy(() -> Program.find(folder.toString())).isInstanceOf(ArmUnavailableException.class);
        Run run = launcher.run(CommandLine.of(folder, List.of("no-such-program-here")), Deadline.in(LONG));
        assertThat(lost(run).cause()).isEqualTo(Cause.DIED);
        assertThat(lost(run).inDoubt()).isFalse();
    }

    @Test
    void a_program_is_found_along_the_path() throws ArmUnavailableException {
        assertThat(Program.find("sh", "/nowhere::/bin")).isEqualTo(Path.of("/bin/sh"));
    }

    private CommandLine shell(String script) {
        return CommandLine.of(folder, List.of("sh", "-c", script));
    }

    private Run.Ended ended(String script) throws InterruptedException {
        Run run = launcher.run(shell(script), Deadline.in(LONG));
        assertThat(run).isInstanceOf(Run.Ended.class);
        return (Run.Ended) run;
    }

    private static Broken lost(Run run) {
        assertThat(run).isInstanceOf(Run.Lost.class);
        return ((Run.Lost) run).outcome();
    }

    private void awaitFamily() {
        await().atMost(LONG).until(() -> Files.exists(folder.resolve("ids")) && family().size() == 2);
    }

    private void assertFamilyDead() throws IOException {
        assertThat(family())
                .hasSize(2)
                .allSatisfy(id -> assertThat(isRunning(id)).as("process " + id).isFalse());
    }

    private List<String> family() throws IOException {
        return Files.readAllLines(folder.resolve("ids"));
    }

    /** A killed process stays listed if its parent never waits for it, but it does not run any more. */
    private static boolean isRunning(String id) {
        Optional<ProcessHandle> process = ProcessHandle.of(Long.parseLong(id)).filter(ProcessHandle::isAlive);
        try {
            return process.isPresent() && Files.readAllBytes(Path.of("/proc", id, "cmdline")).length > 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
