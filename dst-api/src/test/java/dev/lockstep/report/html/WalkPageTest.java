package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.op.Json;
import dev.lockstep.report.PlannedWalk;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class WalkPageTest {

    @TempDir
    private Path temporary;

    @Test
    void the_page_is_in_the_folder_of_its_walk_and_nothing_else_is_left_there() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));

        Path page = Pages.walk(walk, false);

        assertThat(page).isEqualTo(walk.folder().resolve("report.html")).isRegularFile();
        assertThat(walk.folder()).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void the_same_folder_gives_the_same_page() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));

        assertThat(drawn(WalkFolder.read(walk.folder()))).isEqualTo(drawn(walk));
    }

    @Test
    void a_page_does_not_say_where_it_was_written() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));

        assertThat(drawn(walk)).doesNotContain(temporary.toString()).contains("./lockstep");
    }

    @Test
    void a_walk_that_was_killed_has_a_page_that_says_what_is_missing() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));
        Files.delete(walk.folder().resolve("report.json"));
        Path journal = walk.folder().resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).substring(0, 700));

        String page = drawn(WalkFolder.read(walk.folder()));

        assertThat(page)
                .contains("UNFINISHED")
                .contains("report.json is missing")
                .contains("is cut off");
    }

    @Test
    void a_page_of_ten_thousand_steps_is_bounded() throws IOException {
        assertThat(drawn(ManySteps.in(temporary.resolve("many"), 10_000))).hasSizeLessThan(3_000_000);
    }

    @Test
    void a_page_of_more_steps_than_it_can_list_says_how_many_it_left_out() throws IOException {
        assertThat(drawn(ManySteps.in(temporary.resolve("many"), 20_300)))
                .contains("300 earlier steps are in the journal alone.");
    }

    @Test
    void of_many_causes_the_first_are_in_full_and_the_others_are_named() throws IOException {
        String page = drawn(ManySteps.in(temporary.resolve("many"), 60, 25));

        assertThat(page)
                .contains("id=\"finding-20\"")
                .doesNotContain("id=\"finding-21\"")
                .contains("5 more causes");
    }

    @Test
    void what_lies_beside_the_page_for_a_finding_is_linked_from_it() throws IOException {
        WalkFolder walk = SampleWalk.diverged(temporary.resolve("walk"));
        String bucket = walk.divergences().get(0).bucket();
        Path reproducers =
                Files.createDirectories(walk.folder().resolve("repro").resolve(bucket));
        Files.createFile(reproducers.resolve("run.sh"));
        Files.createFile(reproducers.resolve("issue.md"));

        assertThat(drawn(walk))
                .contains("href=\"repro/" + bucket + "/issue.md\"")
                .contains("sh walk/repro/" + bucket + "/run.sh");
    }

    @Test
    void the_lead_says_what_the_shortest_script_shows_and_how_often_it_was_seen() throws IOException {
        String page = drawn(SampleWalk.shrunk(temporary.resolve("walk")));

        assertThat(page)
                .contains(
                        "<a href=\"#script-1\">4 commands instead of 11</a>; in it, slow: after put pan 4, all lacks 1 of 4 rows")
                .contains(
                        "The walk 2 of 2, the shortest script 3 of 3; nobody tried whether the reference agrees with itself")
                .contains("Novel: no entry of the list of known differences matches it.");
    }

    @Test
    void each_known_bug_that_the_walk_steers_round_is_told_in_words() throws IOException {
        Path walk = SampleWalk.diverged(temporary.resolve("walk")).folder();
        Path plan = walk.resolve(PlannedWalk.FILE);
        ObjectNode written = (ObjectNode) Json.MAPPER.readTree(Files.readString(plan));
        written.putObject("steersRound")
                .putObject("late-writes")
                .put("words", "A copy lacks rows")
                .put("means", "sets DELAY=0");
        Files.writeString(plan, written.toString());

        assertThat(drawn(WalkFolder.read(walk)))
                .contains("The walk did not ask for what shows a known bug of the product")
                .contains("late-writes")
                .contains("A copy lacks rows. The walk sets DELAY=0.");
    }

    @Test
    void each_command_of_the_shortest_script_has_what_was_asked_and_answered_and_comes_before_the_other_steps()
            throws IOException {
        String page = drawn(SampleWalk.shrunk(temporary.resolve("walk")));
        String script = page.substring(page.indexOf("<ol class=\"script\">"), page.indexOf("The steps before"));

        assertThat(script).contains("put pan 4").contains("inside, outside, slow: </span>");
        assertThat(page.indexOf("id=\"script-1\"")).isLessThan(page.indexOf("Every arm was asked:"));
    }

    @Test
    void a_line_without_lockstep_comes_first_and_then_the_text_for_a_tracker() throws IOException {
        WalkFolder walk = SampleWalk.shrunk(temporary.resolve("walk"));
        Path reproducers = Files.createDirectories(
                walk.folder().resolve("repro").resolve(walk.divergences().get(0).bucket()));
        Files.createFile(reproducers.resolve("run.sh"));
        Files.createFile(reproducers.resolve("issue.md"));

        String page = drawn(walk);
        String next = page.substring(page.indexOf("What to do next"));

        assertThat(next).containsSubsequence("/run.sh", ">issue.md</a>", "./lockstep replay", "./lockstep known add");
        assertThat(next).contains("needs a checkout of Lockstep", "the product is right");

        Files.writeString(reproducers.resolve("not-shown.txt"), "A look into the store is not here.\n");
        assertThat(drawn(walk))
                .contains("says nothing about the product", "A look into the store is not here.")
                .doesNotContain("the product is right");

        Files.writeString(reproducers.resolve("not-shown.txt"), "Further evidence: a look differs too.\n");
        assertThat(drawn(walk))
                .contains("It shows the answers that differ, and ends with 1.", "a look differs too.")
                .doesNotContain("says nothing about the product", "the product is right");
    }

    @Test
    void the_foot_of_a_page_names_what_lies_beside_it_and_what_can_be_deleted() throws IOException {
        String page = drawn(SampleWalk.shrunk(temporary.resolve("walk")));

        assertThat(page.substring(page.indexOf("<footer>")))
                .contains("href=\"journal.jsonl\"", "href=\"shrunk/\"", "href=\"located/\"", "can be deleted")
                .doesNotContain("ops.min.jsonl", "repro/");
    }

    @Test
    void everything_but_the_list_of_steps_is_in_the_document_itself() throws IOException {
        String page = drawn(SampleWalk.diverged(temporary.resolve("walk")));
        String before = page.substring(page.indexOf("<body>"), page.indexOf("id=\"steps\""));

        // The times differ from run to run.
        Golden.check("walk-page.html", before.replaceAll("\\([0-9.]+ m?s\\)", "(TIME)"));
    }

    private static String drawn(WalkFolder walk) throws IOException {
        return Files.readString(Pages.walk(walk, false));
    }
}
