package dev.lockstep.report.triage;

import static dev.lockstep.shelf.WrongShelf.answering;
import static dev.lockstep.shelf.WrongShelf.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.backend.Backend;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Row;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Shrunk;
import dev.lockstep.report.StateReads;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import dev.lockstep.workload.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a divergence says about a bug that was planted into an arm. */
class DivergenceTest {

    private static final List<Command<SortedMap<String, Long>>> THREE =
            List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3));

    @TempDir
    private Path folder;

    @Test
    void a_lost_row_is_named_by_its_content_and_its_place() throws IOException {
        Divergence divergence = divergence(THREE, "wrong", rows(rows -> rows.subList(0, rows.size() - 1)));

        assertThat(divergence.title()).isEqualTo("wrong: after put cup 1, all lacks 1 of 1 row (cup 1)");
        assertThat(divergence.standing().alone()).containsExactly("wrong");
        assertThat(divergence.standing().sentence())
                .isEqualTo("wrong stands alone; embedded, third and the model all agree");
        Disagreement state = divergence.disagreements().get(0);
        assertThat(state.statement()).isEqualTo("list name, size");
        assertThat(state.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Change.Kind.MISSING);
            assertThat(change.row()).isEqualTo("[\"cup\",1]");
            assertThat(change.leftAt()).hasValue(1);
        });
    }

    @Test
    void a_title_counts_the_sides_that_agree_if_they_are_many() throws IOException {
        List<String> arms = new ArrayList<>(List.of("embedded"));
        for (int i = 1; i < 100; i++) {
            arms.add("arm" + i);
        }
        WrongShelf.walk(
                folder.resolve("walk"), THREE, arms, "arm7", answering("put", new Refused("DUPLICATE", "409", "no")));

        Divergence divergence = WrongShelf.divergence(folder.resolve("walk"));

        assertThat(divergence.title())
                .isEqualTo("arm7: put cup 1 is refused as DUPLICATE; embedded, arm1, arm10 and 97 more: done");
        assertThat(FindingFile.text(List.of(divergence))).contains("| arm99 |");
    }

    @Test
    void the_commands_to_run_next_make_the_settings_of_the_walk() throws IOException {
        divergence(THREE, "wrong", rows(rows -> rows.subList(0, rows.size() - 1)));
        Path walk = folder.resolve("walk");
        Path file = walk.resolve(Recording.REPORT);
        JsonNode report = Json.MAPPER.readTree(Files.readString(file));
        ((ObjectNode) report.at("/volatile/arms")).putObject("wrong").put("setting page.size", "a b");
        Files.writeString(file, report.toString());

        List<NextCommand> next = WrongShelf.divergence(walk).next();

        assertThat(next.stream().map(each -> each.line("./lockstep", "WALK")))
                .contains(
                        "./lockstep shrink WALK --set 'page.size=a b'",
                        "./lockstep triage --open WALK",
                        "./lockstep replay WALK --times 3 --aa --set 'page.size=a b'",
                        "./lockstep known add WALK --set 'page.size=a b'");
    }

    @Test
    void a_shrinking_that_was_stopped_can_go_on() throws IOException {
        String bucket = divergence(THREE, "wrong", rows(rows -> rows.subList(0, rows.size() - 1)))
                .bucket();
        Path walk = folder.resolve("walk");
        Path shrunk = Shrunk.folder(walk, bucket);
        Files.createDirectories(shrunk.getParent());
        WrongShelf.walk(
                shrunk,
                THREE.subList(0, 2),
                List.of("embedded", "wrong"),
                "wrong",
                rows(rows -> rows.subList(0, rows.size() - 1)));

        shrunkSoFar(bucket, Shrunk.Ended.RUNNING).write(shrunk);
        assertThat(WrongShelf.divergence(walk).next().get(0).line("./lockstep", "WALK"))
                .isEqualTo("./lockstep shrink WALK --bucket " + bucket);

        shrunkSoFar(bucket, Shrunk.Ended.FINISHED).write(shrunk);
        assertThat(WrongShelf.divergence(walk).next().get(0).line("./lockstep", "WALK"))
                .isEqualTo("./lockstep triage --open WALK");
    }

    private static Shrunk shrunkSoFar(String bucket, Shrunk.Ended ended) {
        Shrunk.Reproduction twice = new Shrunk.Reproduction(2, 2);
        return new Shrunk(
                Shrunk.FORM,
                bucket,
                bucket,
                "put",
                ended,
                3,
                2,
                4,
                0,
                1,
                twice,
                twice,
                StateReads.NOT_TRIED,
                List.of("embedded", "wrong"),
                List.of(),
                List.of());
    }

    @Test
    void a_folder_whose_writer_was_stopped_names_the_parts_that_it_lacks() throws IOException {
        divergence(THREE, "wrong", rows(rows -> rows.subList(0, rows.size() - 1)));
        Path walk = folder.resolve("walk");
        assertThat(CampaignFolder.read(walk).missing()).as("nobody has begun").isEmpty();

        Files.writeString(walk.resolve(FindingFile.NAME), "# a finding");
        assertThat(CampaignFolder.read(walk).missing())
                .containsExactly(
                        "repro is missing: whoever wrote the folder was stopped; ./lockstep repro writes it",
                        "report.html is missing: whoever wrote the folder was stopped; ./lockstep triage --open writes it");

        Files.createDirectory(walk.resolve(WalkFolder.REPRODUCERS));
        Files.writeString(walk.resolve(WalkFolder.PAGE), "a page");
        assertThat(CampaignFolder.read(walk).missing()).isEmpty();
    }

    @Test
    void a_row_too_many_has_its_place_in_the_answer_that_has_it() throws IOException {
        Divergence divergence = divergence(THREE, "wrong", rows(rows -> {
            List<Row> more = new ArrayList<>(List.of(Row.of(Cell.text("ghost"), Cell.number(7))));
            more.addAll(rows);
            return more;
        }));

        Change change = divergence.disagreements().get(0).changes().get(0);
        assertThat(change.kind()).isEqualTo(Change.Kind.EXTRA);
        assertThat(change.rightAt()).hasValue(1);
        assertThat(divergence.title()).isEqualTo("wrong: after put cup 1, all has 1 row too many (ghost 7)");
    }

    @Test
    void a_reference_that_stands_alone_is_the_one_that_lacks_the_row() throws IOException {
        Divergence divergence = divergence(THREE, "embedded", rows(rows -> List.of()));

        assertThat(divergence.standing().alone()).containsExactly("embedded");
        assertThat(divergence.disagreements()).singleElement().satisfies(state -> {
            assertThat(state.left()).isEqualTo("model");
            assertThat(state.right()).containsExactly("embedded");
            assertThat(state.count(Change.Kind.MISSING)).isEqualTo(1);
        });
        assertThat(divergence.title()).isEqualTo("embedded: after put cup 1, all lacks 1 of 1 row (cup 1)");
    }

    @Test
    void a_changed_value_names_its_column_and_both_places() throws IOException {
        Divergence divergence = divergence(
                THREE,
                "wrong",
                rows(rows -> rows.stream()
                        .map(row -> Row.of(row.cells().get(0), Cell.number(9)))
                        .toList()));

        assertThat(divergence.title()).isEqualTo("wrong: after put cup 1, all has size 9 instead of 1 in 1 of 1 row");
        assertThat(divergence.disagreements().get(0).changes())
                .containsExactly(new Change(
                        Change.Kind.CHANGED,
                        "/probe/all/rows/0/size",
                        "[\"cup\",1]",
                        "size",
                        "1",
                        "9",
                        OptionalInt.of(1),
                        OptionalInt.of(1)));
    }

    @Test
    void a_row_in_the_place_of_another_one_is_told_beside_it() throws IOException {
        Divergence divergence =
                divergence(THREE, "wrong", rows(rows -> List.of(Row.of(Cell.text("ghost"), Cell.number(7)))));

        assertThat(divergence.title())
                .isEqualTo("wrong: after put cup 1, all has [\"ghost\",7] instead of [\"cup\",1]");
    }

    @Test
    void a_row_of_one_type_is_told_without_the_type() throws IOException {
        Divergence divergence = divergence(
                THREE,
                "wrong",
                rows(rows -> List.of(Row.of(Cell.lexical("iri", "urn:a"), Cell.number(7)), rows.get(0))));

        assertThat(divergence.title()).isEqualTo("wrong: after put cup 1, all has 1 row too many (urn:a 7)");
    }

    @Test
    void a_long_value_is_in_the_title_around_its_difference_and_whole_in_the_change() throws IOException {
        Divergence divergence = divergence(
                THREE,
                "wrong",
                rows(rows -> rows.stream()
                        .map(row -> Row.of(row.cells().get(0), Cell.text("x".repeat(4000))))
                        .toList()));

        assertThat(divergence.title())
                .startsWith("wrong: after put cup 1, all has size \"xxx")
                .endsWith("…\" instead of 1 in 1 of 1 row")
                .hasSizeLessThan(111);
        Change change = divergence.disagreements().get(0).changes().get(0);
        assertThat(change.right()).hasSize(4002);
        assertThat(change.place()).isEqualTo("row 1");
    }

    @Test
    void a_change_in_an_answer_that_is_not_recorded_has_the_place_of_the_comparison() {
        Change change = new Change(
                Change.Kind.CHANGED,
                "/probe/all/rows/14/size",
                "",
                "size",
                "1",
                "2",
                OptionalInt.empty(),
                OptionalInt.empty());

        assertThat(change.place()).isEqualTo("row 15 as compared");
    }

    @Test
    void a_refusal_that_only_one_arm_gives_is_the_title() throws IOException {
        Divergence divergence =
                divergence(THREE, "wrong", answering("put bowl", new Refused("DUPLICATE", "409", "there is one")));

        assertThat(divergence.title())
                .isEqualTo(
                        "wrong: after put cup 1, put bowl 2 is refused as DUPLICATE; embedded, third and the model: done");
        assertThat(divergence.step()).isEqualTo(2);
        assertThat(divergence.command()).isEqualTo("put name=\"bowl\" size=2");
        assertThat(divergence.before()).containsExactly(new Divergence.Earlier(1, "put name=\"cup\" size=1"));
        assertThat(divergence.voices())
                .extracting(Voice::name, Voice::answer)
                .containsExactly(
                        tuple("embedded", "done, 1 row affected"),
                        tuple("third", "done, 1 row affected"),
                        tuple("wrong", "refused as DUPLICATE, code 409: there is one"),
                        tuple("model", "done, 1 row affected"));
    }

    @Test
    void a_wrong_count_is_told_beside_the_right_one() throws IOException {
        Divergence divergence = divergence(THREE, "wrong", answering("put bowl", Done.affecting(5)));

        assertThat(divergence.title()).isEqualTo("wrong: after put cup 1, put bowl 2 counts 5 as affected, and not 1");
    }

    @Test
    void an_answer_of_every_arm_is_told_beside_that_of_the_model() throws IOException {
        UnaryOperator<Backend> wrong = answering("put bowl", new Refused("DUPLICATE", "409", "there is one"));
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(THREE)
                .reference("embedded")
                .folder(folder.resolve("walk"));
        walk.arm(Shelf.arm("embedded", wrong)).arm(Shelf.arm("cli", wrong));
        walk.play();

        Divergence divergence =
                WalkFolder.read(folder.resolve("walk")).divergences().get(0);

        assertThat(divergence.title())
                .isEqualTo("Every arm: after put cup 1, put bowl 2 is refused as DUPLICATE; the model: done");
    }

    @Test
    void arms_that_agree_with_each_other_stand_against_the_model() throws IOException {
        UnaryOperator<Backend> wrong = rows(rows -> List.of());
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(THREE)
                .reference("embedded")
                .folder(folder.resolve("walk"));
        walk.arm(Shelf.arm("embedded", wrong)).arm(Shelf.arm("cli", wrong));
        walk.play();

        Divergence divergence =
                WalkFolder.read(folder.resolve("walk")).divergences().get(0);

        assertThat(divergence.classification()).isEqualTo("MODEL");
        assertThat(divergence.standing().alone()).containsExactly("model");
        assertThat(divergence.title()).isEqualTo("Every arm: after put cup 1, all lacks 1 of 1 row (cup 1)");
        assertThat(divergence.disagreements())
                .singleElement()
                .satisfies(state -> assertThat(state.right()).containsExactly("embedded", "cli"));
    }

    @Test
    void without_a_report_the_journal_has_the_same_divergence() throws IOException {
        Divergence reported = divergence(THREE, "wrong", rows(rows -> List.of()));
        Files.delete(folder.resolve("walk").resolve(Recording.REPORT));

        Divergence journalled =
                WalkFolder.read(folder.resolve("walk")).divergences().get(0);

        assertThat(journalled.bucket()).isEqualTo(reported.bucket());
        assertThat(journalled.fingerprint()).isEqualTo(reported.fingerprint());
        assertThat(journalled.title()).isEqualTo(reported.title());
        assertThat(journalled.disagreements()).isEqualTo(reported.disagreements());
    }

    private Divergence divergence(
            List<Command<SortedMap<String, Long>>> commands, String which, UnaryOperator<Backend> bug) {
        return WrongShelf.divergence(folder.resolve("walk"), commands, which, bug);
    }
}
