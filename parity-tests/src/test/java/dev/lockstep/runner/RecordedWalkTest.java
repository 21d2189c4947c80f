package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks that an earlier Lockstep recorded, kept in {@code src/test/resources/recorded}. This Lockstep must draw the
 * same commands to the byte, and report the same except for the volatile part.
 */
class RecordedWalkTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    @TempDir
    private Path temp;

    /** Jena's walk takes half a minute. */
    @Tag("nightly")
    @Test
    void a_recorded_walk_of_jena_replays_with_an_equal_report() throws IOException {
        a_recorded_walk_replays_with_an_equal_report("jena");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2"})
    void a_recorded_walk_replays_with_an_equal_report(String system) throws IOException {
        Path again = temp.resolve("again");

        Terminal terminal = Terminal.run(
                "replay",
                RECORDED.resolve(system).toString(),
                "--server",
                "process",
                "--known",
                "known/" + system + ".yaml",
                "--out",
                again.toString());

        assertThat(terminal.exit()).as(terminal.out() + terminal.err()).isZero();
        assertThat(withoutVolatile(again)).isEqualTo(withoutVolatile(RECORDED.resolve(system)));
        assertThat(again.resolve("ops.jsonl"))
                .hasSameBinaryContentAs(RECORDED.resolve(system).resolve("ops.jsonl"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
    void the_same_seed_draws_the_same_commands(String system) {
        Path again = temp.resolve("again");

        Terminal.run("run", "--system", system, "--seed", "1", "--arms", "embedded", "--out", again.toString());

        assertThat(again.resolve("ops.jsonl"))
                .hasSameBinaryContentAs(RECORDED.resolve(system).resolve("ops.jsonl"));
    }

    private static ObjectNode withoutVolatile(Path folder) throws IOException {
        ObjectNode report = (ObjectNode) Json.MAPPER.readTree(Files.readString(folder.resolve("report.json")));
        report.remove("volatile");
        // The servers get the zone and the locale of this process, which is not started by ./lockstep.
        report.remove("opened");
        return report;
    }
}
