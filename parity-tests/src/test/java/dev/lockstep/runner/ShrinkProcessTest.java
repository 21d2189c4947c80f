package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that ends in the middle of a shrinking loses neither the finding nor the smallest list so far. */
class ShrinkProcessTest extends SeparateProcess {

    @TempDir
    private static Path built;

    private static Path jar;

    @BeforeAll
    static void build() throws IOException {
        jar = PluginJar.NOTES.build(built);
    }

    /** Each operation of the reference is a process, so that the shrinking takes a while. */
    private void startShrinking() throws IOException {
        start(List.of(), "notes", jar, List.of("--arms", "cli,lossy", "--reference", "cli", "--steps", "30"));
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> Files.exists(out().resolve(Shrunk.COMMANDS)));
    }

    @Tag("nightly")
    @Test
    void a_killed_shrinking_leaves_a_folder_that_can_be_read_replayed_and_shrunk_further() throws Exception {
        startShrinking();
        process.destroyForcibly();
        assertThat(ended()).isEqualTo(137);
        List<String> left = Files.readAllLines(out().resolve(Shrunk.COMMANDS));
        String bucket = ReportFile.read(out()).findings().get(0).bucket();

        Terminal replay = Terminal.run(
                "replay", "--no-shrink", "--out", temp.resolve("again").toString(), out().toString());
        Terminal shrink = Terminal.run("shrink", out().toString());

        assertThat(replay.out()).startsWith("SHOWN AGAIN  notes");
        assertThat(shrink.exit()).as(shrink.err()).isZero();
        assertThat(left).hasSizeGreaterThan(1);
        assertThat(Files.readAllLines(out().resolve(Shrunk.COMMANDS))).hasSizeBetween(2, left.size());
        assertThat(ReportFile.read(Shrunk.folder(out(), bucket)).findings()).hasSize(1);
        try (var folders = Files.list(out().resolve(Shrunk.FOLDER))) {
            assertThat(folders).containsExactly(Shrunk.folder(out(), bucket));
        }
    }

    @Test
    void ctrl_c_while_a_finding_is_shrunk_ends_the_shrinking_and_keeps_the_verdict() throws Exception {
        startShrinking();
        process.destroy();

        // A finding outranks an interruption.
        assertThat(ended()).isIn(1, 143);
        assertThat(errors()).contains("shrunk: stopped at ", " goes on from there");
        assertThat(output()).startsWith("DIVERGED  notes");
        assertThat(Files.readAllLines(out().resolve(Shrunk.COMMANDS))).hasSizeGreaterThan(1);
    }
}
