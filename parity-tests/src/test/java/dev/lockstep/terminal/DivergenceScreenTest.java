package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Channel;
import dev.lockstep.campaign.WalkBuilder;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.Disagreement;
import dev.lockstep.report.triage.Divergence;
import dev.lockstep.shelf.Shelf;
import dev.lockstep.shelf.Shelf.Put;
import dev.lockstep.shelf.WrongShelf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first screen after a divergence, as a person sees it. */
class DivergenceScreenTest {

    private static final List<Put> FIVE =
            List.of(new Put("cup", 1), new Put("bowl", 2), new Put("jug", 3), new Put("mug", 4), new Put("pot", 5));

    @TempDir
    private Path temporary;

    private Divergence divergence(String which, UnaryOperator<Backend> bug) {
        return WrongShelf.divergence(temporary.resolve("walk"), FIVE, which, bug);
    }

    private static String screen(Divergence divergence, int width) {
        return new DivergenceScreen(divergence, new Paste("./lockstep", folder -> "WALK", width)).text();
    }

    @Test
    void a_row_that_one_arm_has_lost() {
        Golden.check(
                "screen-lost-row.txt",
                screen(
                        divergence(
                                "wrong",
                                WrongShelf.rows(rows -> rows.size() < 4 ? rows : rows.subList(1, rows.size()))),
                        100));
    }

    @Test
    void a_known_bug_that_the_walk_was_allowed_to_meet() throws IOException {
        divergence("wrong", WrongShelf.rows(rows -> List.of()));

        assertThat(screen(WrongShelf.allowedToMeet("lost-jug", temporary.resolve("walk")), 120))
                .contains("  perhaps      The walk was allowed to meet lost-jug, a known bug of the product");
    }

    @Test
    void a_refusal_that_one_arm_gives() {
        Golden.check(
                "screen-refused.txt",
                screen(
                        divergence(
                                "wrong",
                                WrongShelf.answering(
                                        "put mug", new Refused("DUPLICATE", "409", "there is a mug on the shelf"))),
                        80));
    }

    @Test
    void an_arm_that_gave_no_answer() {
        Golden.check(
                "screen-broken.txt",
                screen(
                        divergence(
                                "third",
                                WrongShelf.answering(
                                        "put mug",
                                        new Broken(
                                                Broken.Cause.DIED,
                                                "the process ended with 134",
                                                true,
                                                Map.of("exit code", "134")))),
                        100));
    }

    @Test
    void an_arm_that_gave_no_answer_may_have_said_why_in_its_log() throws IOException {
        Divergence divergence = divergence(
                "third", WrongShelf.answering("put mug", Broken.of(Broken.Cause.DIED, "the process ended with 134")));
        assertThat(screen(divergence, 100)).doesNotContain("  log ");
        for (String arm : List.of("wrong", "third")) {
            Path log = divergence.walk().folder().resolve("logs/" + arm + ".log");
            Files.createDirectories(log.getParent());
            Files.writeString(log, "out of memory\n");
        }

        assertThat(screen(divergence, 100).lines().filter(line -> line.contains("logs/")))
                .containsExactly(
                        "  log          third: " + divergence.walk().folder().resolve("logs/third.log"));
    }

    @Test
    void what_to_do_next_names_the_script_that_needs_no_lockstep() throws IOException {
        Divergence divergence =
                divergence("wrong", WrongShelf.answering("put mug", new Refused("DUPLICATE", "409", "")));
        assertThat(screen(divergence, 100)).doesNotContain("without Lockstep");
        Path reproducers = divergence.walk().folder().resolve("repro").resolve(divergence.bucket());
        Files.createDirectories(reproducers);
        Files.writeString(reproducers.resolve("run.sh"), "exit 1\n");

        String screen = new DivergenceScreen(divergence, new Paste("./lockstep", folder -> folder, 100)).text();

        assertThat(screen.lines())
                .anyMatch(line -> line.matches(" +sh \\Q" + reproducers.resolve("run.sh")
                        + "\\E +# without Lockstep; issue.md beside it is for a tracker"));
    }

    @Test
    void a_long_value_is_shown_where_it_differs() {
        UnaryOperator<List<Row>> changed = rows -> rows.stream()
                .map(row -> Row.of(row.cells().get(0), Cell.text("x".repeat(300) + "HERE" + "y".repeat(300))))
                .toList();

        String screen = screen(divergence("wrong", WrongShelf.rows(changed)), 80);

        assertThat(screen.lines()).allMatch(line -> line.length() <= 80 || line.contains("./lockstep"));
        Golden.check("screen-long-value.txt", screen);
    }

    @Test
    void hostile_text_reaches_the_terminal_as_text() {
        String hostile = "\u001b[2J\u202e\r\n\u0007</td>\ud800";
        String screen = screen(
                divergence("wrong", WrongShelf.rows(rows -> {
                    List<Row> more = new ArrayList<>(rows);
                    more.add(Row.of(Cell.text(hostile), Cell.number(1)));
                    return more;
                })),
                100);

        assertThat(screen.chars()).allMatch(unit -> unit == '\n' || unit >= ' ' && unit != 0x202e && unit < 0xd800);
        Golden.check("screen-hostile.txt", screen);
    }

    @Test
    void a_hundred_differences_fit_on_one_screen() {
        String screen = screen(
                divergence(
                        "wrong",
                        WrongShelf.rows(rows -> IntStream.range(0, 100)
                                .mapToObj(i -> Row.of(Cell.text("ghost " + i), Cell.number(i)))
                                .toList())),
                100);

        assertThat(screen.lines().count()).isLessThanOrEqualTo(45);
        assertThat(screen).contains("more, in the journal of the walk");
    }

    @Test
    void a_read_has_the_request_of_whoever_was_asked_by_one_and_the_definitions_are_shown() throws IOException {
        Path folder = temporary.resolve("walk");
        WalkBuilder<SortedMap<String, Long>> walk = WalkBuilder.of(new Shelf())
                .commands(FIVE)
                .reference("embedded")
                .folder(folder)
                .arm(Shelf.arm("embedded", UnaryOperator.identity()))
                .arm(Shelf.arm("third", UnaryOperator.identity()))
                .arm(Shelf.byRequests(Shelf.arm("wrong", WrongShelf.rows(rows -> List.of()))));
        walk.play();
        Path journal = folder.resolve("journal.jsonl");
        Files.writeString(journal, Files.readString(journal).replace("\"clear\"", "\"CREATE SHELF list (name TEXT)\""));

        Golden.check("screen-requests.txt", screen(WrongShelf.divergence(folder), 100));
    }

    @Test
    void channels_that_show_the_same_share_a_header() {
        Divergence divergence = divergence("wrong", WrongShelf.rows(rows -> List.of()));
        Disagreement query = divergence.disagreements().get(0);
        Disagreement younger = new Disagreement(
                Channel.YOUNGER,
                query.probe(),
                query.statement(),
                query.left(),
                query.right(),
                query.leftRows(),
                query.rightRows(),
                query.changes(),
                query.asked(),
                query.answered());

        String screen = screen(with(divergence, List.of(query, younger)), 100);

        assertThat(screen.lines().filter(line -> line.startsWith("  differs")))
                .singleElement()
                .asString()
                .contains("probe all, read by query, younger: ");
    }

    private static Divergence with(Divergence divergence, List<Disagreement> disagreements) {
        return new Divergence(
                divergence.walk(),
                divergence.bucket(),
                divergence.fingerprint(),
                divergence.findings(),
                divergence.verdict(),
                divergence.classification(),
                divergence.headline(),
                divergence.step(),
                divergence.kind(),
                divergence.afterlife(),
                divergence.command(),
                divergence.arguments(),
                divergence.standing(),
                divergence.voices(),
                disagreements,
                divergence.differences(),
                divergence.before(),
                divergence.shrunk(),
                divergence.nearMisses(),
                divergence.trigger(),
                divergence.located());
    }

    @Test
    void the_shrunk_script_takes_the_place_of_the_commands_before() throws Exception {
        Divergence large =
                divergence("wrong", WrongShelf.rows(rows -> rows.size() < 4 ? rows : rows.subList(1, rows.size())));
        Path shrunk = temporary.resolve("walk/shrunk").resolve(large.bucket());
        Files.createDirectories(shrunk.getParent());
        WrongShelf.walk(
                shrunk,
                FIVE.subList(0, 2),
                List.of("embedded", "wrong"),
                "wrong",
                WrongShelf.rows(rows -> rows.size() < 2 ? rows : rows.subList(1, rows.size())));

        Golden.check("screen-shrunk.txt", screen(WrongShelf.divergence(temporary.resolve("walk")), 100));
    }
}
