package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.op.Json;
import dev.lockstep.report.ReportFile;
import dev.lockstep.report.Shrunk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A walk that found something ends with few commands, and a campaign with few commands for each cause. */
class ShrinkCommandTest {

    @TempDir
    private static Path built;

    private static Path jar;
    private static Path shrunk;
    private static Terminal shrinking;

    @TempDir
    private Path temp;

    @BeforeAll
    static void walkOnce() throws IOException {
        jar = PluginJar.NOTES.build(built);
        shrunk = built.resolve("shrunk");
        shrinking = walk(shrunk, "embedded,lossy");
    }

    @Test
    void a_walk_with_a_finding_is_followed_by_its_shrinking() throws IOException {
        assertThat(shrinking.exit()).isEqualTo(1);
        assertThat(shrinking.out()).startsWith("DIVERGED  notes, notes, seed 1: ");
        // The transport loses each fifth change.
        assertThat(shrinking.err()).containsPattern("(?m)^shrunk: 5 of [0-9]+ commands in [0-9]+ trials");
        assertThat(Files.readAllLines(shrunk.resolve(Shrunk.COMMANDS))).hasSize(6);
        assertThat(ReportFile.read(Shrunk.folder(shrunk, bucket(shrunk))).findings())
                .hasSize(1);
    }

    @Test
    void a_person_may_want_no_shrinking_and_do_it_later() throws IOException {
        Terminal walk = run("--no-shrink");
        assertThat(walk.err()).doesNotContain("shrunk");
        assertThat(out().resolve(Shrunk.COMMANDS)).doesNotExist();

        Terminal shrink = shrink();

        assertThat(shrink.exit()).as(shrink.err()).isZero();
        Path recording = Shrunk.folder(out(), bucket(out()));
        assertThat(shrink.out())
                .startsWith("5 of ")
                .endsWith("the commands are in " + recording.resolve("ops.jsonl") + "; ./lockstep replay " + recording
                        + " plays them\n");
    }

    @Test
    void the_shrunk_commands_are_a_walk_that_can_be_replayed() throws IOException {
        Terminal replay = Terminal.run(
                "replay",
                "--no-shrink",
                "--out",
                temp.resolve("again").toString(),
                Shrunk.folder(shrunk, bucket(shrunk)).toString());

        assertThat(replay.exit()).as(replay.err()).isEqualTo(1);
        assertThat(replay.out()).startsWith("SHOWN AGAIN  notes");
    }

    @Test
    void the_result_is_json_for_tools() throws IOException {
        JsonNode result = Json.tree(Terminal.run(
                        "shrink",
                        "--plugin",
                        jar.toString(),
                        shrunk.toString(),
                        "--json",
                        "--bucket",
                        bucket(shrunk).substring(0, 4))
                .out());

        assertThat(result.get("to").asInt()).isEqualTo(5);
        assertThat(result.get("ended").stringValue()).isEqualTo("FINISHED");
    }

    @Test
    void what_cannot_be_shrunk_is_said_in_one_line() throws IOException {
        Terminal nothing = walk("embedded", "--steps", "20");
        assertThat(nothing.exit()).isZero();

        Terminal shrink = shrink();

        assertThat(shrink.exit()).isEqualTo(2);
        assertThat(shrink.err()).isEqualTo("lockstep: " + out() + " has no finding that could be shrunk: PARITY\n");
        assertThat(Terminal.run("shrink", "--trials", "0", out().toString()).err())
                .startsWith("lockstep: Invalid value for option '--trials': '0' is too few; give at least 1");
    }

    @Test
    void a_campaign_has_each_cause_once_and_shrinks_only_its_smallest_walk() throws IOException {
        Terminal campaign = walk("embedded,lossy", "--seeds", "1..4", "--steps", "30", "--keep-going", "--json");

        JsonNode report = Json.tree(campaign.out());
        assertThat(schemaErrors(campaign.out())).isEmpty();
        JsonNode buckets = report.get("buckets");
        List<String> names = new ArrayList<>();
        buckets.forEach(bucket -> names.add(bucket.get("bucket").stringValue()));
        assertThat(names).isNotEmpty().doesNotHaveDuplicates();
        long walks = 0;
        for (JsonNode bucket : buckets) {
            walks += bucket.get("seeds").size();
            assertThat(bucket.get("minority")).hasToString("[\"lossy\"]");
            assertThat(bucket.at("/shrunk/commands").asInt()).isBetween(1, 10);
            assertThat(bucket.at("/smallest/folder").stringValue()).startsWith(out().toString());
            assertThat(Path.of(bucket.at("/shrunk/folder").stringValue())).exists();
        }
        assertThat(walks).isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_campaign_goes_on_until_so_many_causes_are_found() throws IOException {
        Terminal one = walk(
                "embedded,lossy", "--no-shrink", "--seeds", "1..40", "--steps", "30", "--max-buckets", "2", "--json");

        JsonNode report = Json.tree(one.out());
        assertThat(report.get("walks").size()).isBetween(2, 39);
        assertThat(walk("embedded,lossy", "--seeds", "1..2", "--max-buckets", "0")
                        .err())
                .startsWith("lockstep: Invalid value for option '--max-buckets': '0' is too few; give at least 1");
    }

    private static List<?> schemaErrors(String json) throws IOException {
        try (InputStream schema = CampaignReport.class.getResourceAsStream("campaign.schema.json")) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }

    private Terminal run(String... more) {
        return walk("embedded,lossy", more);
    }

    private Terminal walk(String arms, String... more) {
        return walk(out(), arms, more);
    }

    private static Terminal walk(Path out, String arms, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run", "--system", "notes", "--plugin", jar.toString(), "--arms", arms, "--out", out.toString()));
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private Terminal shrink(String... more) {
        List<String> words = new ArrayList<>(List.of("shrink", "--plugin", jar.toString(), out().toString()));
        words.addAll(List.of(more));
        return Terminal.run(words);
    }

    private Path out() {
        return temp.resolve("walk");
    }

    private static String bucket(Path walk) throws IOException {
        return ReportFile.read(walk).findings().get(0).bucket();
    }
}
