package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed just when its finding is written leaves a folder that can be triaged and replayed. */
class KilledFindingTest extends SeparateProcess {

    @TempDir
    private static Path built;

    @Test
    void a_kill_while_the_reports_are_written_loses_no_finding() throws Exception {
        Path jar = PluginJar.NOTES.build(built);
        start(List.of(), "notes", jar, List.of("--arms", "cli,lossy", "--reference", "cli", "--steps", "30"));
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(1)).until(this::beginsToReport);
        process.destroyForcibly();
        assertThat(ended()).isEqualTo(137);

        Terminal triage = Terminal.run("triage", out().toString());
        Terminal replay = Terminal.run(
                "replay", "--no-shrink", "--out", temp.resolve("again").toString(), out().toString());

        assertThat(triage.exit()).as(triage.err()).isZero();
        assertThat(triage.out()).contains(", 1 finding of 1 cause\n", "  missing      the journal has no end: ");
        assertThat(triage.out()).contains("lossy");
        assertThat(replay.exit()).as(replay.err()).isEqualTo(1);
    }

    /** The report of a finding is written while the walk goes on. */
    private boolean beginsToReport() throws IOException {
        return Files.exists(out().resolve("report.json.part")) || Files.exists(out().resolve("report.json"));
    }
}
