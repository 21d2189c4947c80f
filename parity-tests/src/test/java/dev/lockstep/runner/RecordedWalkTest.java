package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Walks that an earlier Lockstep recorded, kept in {@code src/test/resources/recorded}. This Lockstep must draw the
 * same commands to the byte, and report the same except for the volatile part.
 */
class RecordedWalkTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded");

    @TempDir
    private Path temp;

    /** One transport stands for all of them. Differences between them add reads, so only its commands are the same. */
    @Test
    void a_recorded_walk_replays_over_one_transport_with_its_part_of_the_report() throws IOException {
        Path again = temp.resolve("again");

        Terminal terminal = Terminal.run(
                "replay", RECORDED.resolve("h2").toString(), "--arms", "embedded", "--out", again.toString());

        assertThat(terminal.exit()).as(terminal.out() + terminal.err()).isZero();
        assertThat(countsOfEmbedded(again)).hasSizeGreaterThan(50).isEqualTo(countsOfEmbedded(RECORDED.resolve("h2")));
        assertThat(again.resolve("ops.jsonl"))
                .hasSameBinaryContentAs(RECORDED.resolve("h2").resolve("ops.jsonl"));
    }

    private static SortedMap<String, JsonNode> countsOfEmbedded(Path folder) throws IOException {
        JsonNode report = Json.MAPPER.readTree(Files.readString(folder.resolve("report.json")));
        SortedMap<String, JsonNode> counts = new TreeMap<>();
        report.at("/coverage/commands")
                .properties()
                .forEach(row -> counts.put(row.getKey(), row.getValue().path("embedded")));
        return counts;
    }

    /** Three transports take half a minute. */
    @Tag("nightly")
    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
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

    /** GenerationTest holds what is drawn for Jena. */
    @ParameterizedTest
    @ValueSource(strings = {"h2"})
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
