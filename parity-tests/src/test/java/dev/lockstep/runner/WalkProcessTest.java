package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Effects that only a separate process shows: signals, and a full disk. */
class WalkProcessTest extends SeparateProcess {

    /**
     * Tests may be started where Ctrl-C is ignored, for example in the background of a script, and child processes
     * inherit this.
     */
    private static final List<String> HEEDING_CTRL_C = List.of("env", "--default-signal=INT,HUP,TERM");

    @TempDir
    private static Path built;

    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.NOTES.build(built);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "HUP, 129", "TERM, 143"})
    void an_interrupted_walk_writes_journal_and_report(String signal, int code) throws Exception {
        start(HEEDING_CTRL_C, "--arms", "embedded,cli", "--steps", "1000000");
        awaitSteps(3);

        signal("-" + signal, Long.toString(process.pid()));

        assertInterrupted(code);
    }

    @Test
    void an_interruption_ends_all_walks_that_are_played_at_the_same_time() throws Exception {
        start(HEEDING_CTRL_C, "--arms", "embedded,cli", "--steps", "1000000", "--seeds", "1..9", "--workers", "2");
        await().atMost(PATIENCE).until(() -> steps("seed-1") >= 2 && steps("seed-2") >= 2);

        signal("-INT", Long.toString(process.pid()));

        assertThat(ended()).as(errors()).isEqualTo(130);
        assertThat(output()).startsWith("INTERRUPTED  notes, notes, seeds 1..2: ");
        for (String walk : List.of("seed-1", "seed-2")) {
            assertThat(ReportFile.read(out().resolve(walk)).verdict()).isEqualTo("INTERRUPTED");
        }
        assertThat(out().resolve("seed-3")).doesNotExist();
        assertThat(ProcessHandle.allProcesses().filter(this::speaksOfThisWalk)).isEmpty();
    }

    @Test
    void ctrl_c_which_also_reaches_the_command_lines_is_not_a_finding() throws Exception {
        // A separate session, so that the signal to the whole group does not reach the tests.
        List<String> before = new ArrayList<>(List.of("setsid"));
        before.addAll(HEEDING_CTRL_C);
        start(before, "--arms", "embedded,cli", "--steps", "1000000");
        awaitSteps(3);

        signal("-INT", "--", "-" + process.pid());

        assertInterrupted(130);
    }

    @Test
    void a_walk_that_was_killed_before_its_first_step_leaves_what_was_asked() throws Exception {
        start(List.of(), "--arms", "embedded,cli", "--steps", "1000000");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(out().resolve("ops.jsonl")) && Files.size(out().resolve("ops.jsonl")) > 0);
        signal("-KILL", Long.toString(process.pid()));
        assertThat(process.waitFor()).isEqualTo(137);
        Path commands = out().resolve("ops.jsonl");
        Files.write(commands, Files.readAllLines(commands).subList(0, 1));

        Terminal replay = Terminal.run("replay", "--plugin", jar.toString(), out().toString());

        assertThat(replay.exit()).isEqualTo(2);
        assertThat(replay.err())
                .isEqualTo("lockstep: the walk in " + out() + " was killed; it was asked for 1000000 steps of notes,"
                        + " notes, seed 1, over embedded, cli, and no command was recorded, so nothing can be replayed;"
                        + " run it again\n");
    }

    @Test
    void a_walk_that_was_killed_later_replays_its_commands_on_its_arms() throws Exception {
        start(List.of(), "--arms", "embedded,cli", "--steps", "1000000");
        awaitSteps(3);
        signal("-KILL", Long.toString(process.pid()));
        assertThat(process.waitFor()).isEqualTo(137);

        Terminal replay = Terminal.run(
                "replay",
                "--plugin",
                jar.toString(),
                "--out",
                temp.resolve("again").toString(),
                out().toString());

        assertThat(replay.err())
                .contains("was killed; it was asked for 1000000 steps", "recorded commands are replayed");
        Terminal triage = Terminal.run("triage", out().toString());
        assertThat(triage.exit()).as(triage.err()).isZero();
        assertThat(triage.out())
                .contains(": 1 walk, no finding\n")
                .contains("  missing      report.json is missing: the walk neither came to its end nor to a finding\n")
                .contains("  missing      the journal has no end: the walk was killed, or is still running, ");
        assertThat(replay.out()).contains("over embedded, cli");
    }

    @Test
    void a_disk_that_takes_no_more_ends_the_walk_in_one_line_and_keeps_what_was_written() throws Exception {
        // The kernel refuses a file above the size limit just as it refuses one on a full disk, and a limit needs no
        // privileges.
        start(List.of("bash", "-c", "ulimit -f 16; exec \"$0\" \"$@\""), "--arms", "embedded", "--steps", "1000000");

        assertThat(ended()).as(errors()).isEqualTo(3);
        assertThat(errors())
                .contains("journal.jsonl cannot be written (File too large)")
                .doesNotContain("\tat ");
        assertThat(steps()).isGreaterThan(3);
        assertThat(ReportFile.read(out()).verdict()).isEqualTo("INFRA");
    }

    private void assertInterrupted(int code) throws Exception {
        assertThat(ended()).as(errors()).isEqualTo(code);
        assertThat(ReportFile.read(out()).verdict()).isEqualTo("INTERRUPTED");
        assertThat(ReportFile.read(out()).findings()).isEmpty();
        assertThat(steps()).isGreaterThanOrEqualTo(3);
        assertThat(output()).startsWith("INTERRUPTED  notes, notes, seed 1: ");
        assertThat(ProcessHandle.allProcesses().filter(this::speaksOfThisWalk)).isEmpty();
    }

    private boolean speaksOfThisWalk(ProcessHandle handle) {
        return handle.info().commandLine().orElse("").contains(out().toString());
    }

    private void start(List<String> before, String... more) throws IOException {
        start(before, "notes", jar, List.of(more));
    }

    private void signal(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private void awaitSteps(int steps) {
        await().atMost(PATIENCE).until(() -> steps() >= steps);
    }

    /** The number of steps in the journal so far. */
    private long steps() throws IOException {
        return steps(".");
    }

    private long steps(String walk) throws IOException {
        Path journal = out().resolve(walk).resolve("journal.jsonl");
        if (!Files.exists(journal)) {
            return 0;
        }
        return Files.readString(journal, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"step\":"))
                .count();
    }
}
