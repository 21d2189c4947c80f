package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.report.Recording;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code lockstep triage} on folders of walks that ended, that found something, and that were killed. */
class TriageCommandTest {

    private static final List<Put> THREE = List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3));

    @TempDir
    private Path temporary;

    private Path campaign;

    @BeforeEach
    void walk() throws IOException {
        campaign = temporary.resolve("campaign");
        walk("seed-1", "none");
        walk("seed-2", "put jug");
        walk("seed-10", "put bowl");
        Path lost = campaign.resolve("seed-11");
        WrongShelf.divergence(lost, THREE, "wrong", WrongShelf.rows(rows -> List.of()));
    }

    private void walk(String name, String refused) throws IOException {
        Files.createDirectories(campaign);
        WrongShelf.walk(
                campaign.resolve(name),
                THREE,
                List.of("embedded", "third", "wrong"),
                "wrong",
                WrongShelf.answering(refused, new Refused("DUPLICATE", "409", "there is one")));
    }

    private String triaged(String... arguments) {
        Terminal terminal = Terminal.run(arguments);
        assertThat(terminal.exit()).as(terminal.err()).isZero();
        return terminal.out().replace(temporary.toString(), "TEMP");
    }

    @Test
    void a_campaign_is_its_causes_and_the_most_frequent_one_in_full() {
        Golden.check("triage-campaign.txt", triaged("triage", campaign.toString()));
    }

    @Test
    void another_cause_is_named_by_the_beginning_of_its_bucket() {
        String bucket = WrongShelf.divergence(campaign.resolve("seed-11")).bucket();

        assertThat(triaged("triage", campaign.toString(), "--bucket", bucket.substring(0, 6)))
                .contains("  found        wrong: after put cup 1, all lacks 1 of 1 row (cup 1)\n");
        Terminal none = Terminal.run("triage", campaign.toString(), "--bucket", "zzz");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .startsWith("lockstep: --bucket: there is no zzz; ")
                .contains(bucket);
    }

    @Test
    void since_an_earlier_campaign_each_cause_is_new_gone_or_still_there() {
        Golden.check(
                "triage-since.txt",
                triaged(
                        "triage",
                        campaign.resolve("seed-11").toString(),
                        "--since",
                        campaign.resolve("seed-2").toString()));
    }

    @Test
    void for_programs_the_same_is_json() {
        JsonNode json = Json.tree(triaged("triage", campaign.toString(), "--since", campaign.toString(), "--json"));

        assertThat(json.path("walks").asInt()).isEqualTo(4);
        assertThat(json.path("buckets")).hasSize(2);
        JsonNode first = json.path("buckets").path(0);
        assertThat(first.path("seeds")).hasSize(2);
        assertThat(first.path("since").asString()).isEqualTo("still there");
        assertThat(first.path("divergence").path("alone").path(0).asString()).isEqualTo("wrong");
        assertThat(json.path("gone")).isEmpty();
    }

    @Test
    void a_folder_with_holes_is_shown_as_far_as_it_goes() throws IOException {
        Path walk = campaign.resolve("seed-2");
        Files.delete(walk.resolve(Recording.REPORT));
        Path journal = walk.resolve(Recording.JOURNAL);
        List<String> lines = Files.readAllLines(journal);
        Files.write(journal, lines.subList(0, lines.size() - 1));

        Golden.check("triage-killed.txt", triaged("triage", walk.toString()));
    }

    @Test
    void a_folder_without_a_walk_is_refused_in_one_line() {
        Terminal terminal = Terminal.run("triage", temporary.resolve("none").toString());

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err()).isEqualTo("lockstep: " + temporary.resolve("none") + ": there is no such folder\n");
    }
}
