package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.trial.Blind;
import dev.lockstep.trial.Compared;
import dev.lockstep.trial.Trial;
import dev.lockstep.trial.TrialGrid;
import dev.lockstep.workloads.script.ScriptFile;
import dev.lockstep.workloads.script.ScriptLine;
import dev.lockstep.workloads.script.ScriptLine.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialTableTest {

    private static final ScriptFile SCRIPT = new ScriptFile(
            "report.sql",
            List.of(
                    line(1, Kind.DO, "CREATE TABLE t(a INT)"),
                    line(2, Kind.REPAIR, ""),
                    line(3, Kind.ASK, "SELECT a FROM t")));

    private static final Outcome DONE = Outcome.Done.affecting(0);
    private static final Outcome PLAIN = new Outcome.Unsupported("kept plain");
    private static final Outcome NOT_HERE = new Outcome.Unsupported("no such tool");

    private static final Trial REFERENCE = played("embedded~plain", DONE, PLAIN, rows("1", "2"));

    private static final TrialGrid TWO_RELEASES = TrialGrid.of(
            REFERENCE,
            List.of(
                    played("embedded@2.4.240", DONE, DONE, rows("1")),
                    played("server@2.4.240", DONE, NOT_HERE, rows("2", "1")),
                    played("embedded", DONE, DONE, rows("1", "2"))));

    @Test
    void a_row_is_a_release_and_a_column_is_a_transport() {
        assertThat(new TrialTable(TWO_RELEASES, "2.5.252").text()).isEqualTo("""
                        report.sql, 3 lines, compared with embedded~plain
                          release           embedded                  server
                          2.4.240           differs, line 3           same (1 left out)
                          2.5.252           same                      -
                          embedded@2.4.240: line 3  SELECT a FROM t
                              embedded~plain: ('1') ('2')
                              here: ('1')
                          left out by server@2.4.240: line 2  repair: no such tool
                        """);
    }

    @Test
    void each_way_to_a_system_has_a_column_of_its_own() {
        TrialGrid grid = TrialGrid.of(
                REFERENCE,
                List.of(
                        played("embedded+split", DONE, DONE, rows("1")),
                        played("embedded", DONE, DONE, rows("1", "2")),
                        played("embedded@2.5.252", DONE, DONE, rows("1"))));
        assertThat(new TrialTable(grid, "2.5.252").text())
                .contains("release           embedded+split            embedded\n"
                        + "  2.5.252           differs, line 3           same / differs, line 3\n");
    }

    @Test
    void a_line_that_the_reference_answers_in_another_way_each_time_is_named_and_not_compared() {
        Trial again = played("embedded~plain", DONE, PLAIN, rows("3"));
        List<Trial> arms = List.of(played("embedded", DONE, DONE, rows("4")));
        TrialGrid grid = TrialGrid.of(REFERENCE, again, arms);
        assertThat(grid.arms().get(0).result()).isEqualTo(Compared.Result.SAME);
        assertThat(grid.isPartial()).isTrue();
        assertThat(new TrialTable(grid, "2.5.252").text())
                .contains("line 3  SELECT a FROM t: nothing is compared, because embedded~plain answered in another way"
                        + " when it played the script again");
        assertThat(TrialGrid.of(REFERENCE, REFERENCE, arms).arms().get(0).result())
                .isEqualTo(Compared.Result.DIFFERS);
    }

    @Test
    void what_the_reference_refuses_is_named_and_a_script_that_it_refuses_as_a_whole_shows_nothing() {
        Outcome refused = new Outcome.Refused("SYNTAX", "42001", "what is this?");
        Trial right = played("embedded~plain", refused, PLAIN, refused);
        TrialGrid grid = TrialGrid.of(right, List.of(played("embedded", refused, DONE, refused)));
        assertThat(grid.isPartial()).isTrue();
        assertThat(new TrialTable(grid, "2.5.252").text()).isEqualTo("""
                        report.sql, 3 lines, compared with embedded~plain, which refuses every statement, so the script shows nothing
                          release           embedded
                          2.5.252           same
                          embedded~plain at line 1  CREATE TABLE t(a INT): refused SYNTAX 42001: what is this?
                          embedded~plain at line 3  SELECT a FROM t: refused SYNTAX 42001: what is this?
                        """);
    }

    @Test
    void a_line_that_the_reference_does_not_understand_shows_nothing() {
        Outcome refused = new Outcome.Refused("SYNTAX", "42001", "what is this?");
        TrialGrid grid = TrialGrid.of(
                played("embedded~plain", refused, PLAIN, rows("1")),
                List.of(played("embedded", refused, DONE, rows("1"))));
        assertThat(grid.isPartial()).isTrue();
        assertThat(new TrialTable(grid, "2.5.252").text())
                .startsWith("report.sql, 3 lines, compared with embedded~plain, which does not understand 1 line, so"
                        + " nothing is shown by that\n");
    }

    @Test
    void a_script_without_a_question_and_without_maintenance_checks_little() {
        ScriptFile script = new ScriptFile("report.sql", List.of(line(1, Kind.DO, "CREATE TABLE t(a INT)")));
        Trial only = new Trial(script, "embedded", List.of(DONE), List.of(), List.of(), "");
        TrialGrid grid = TrialGrid.of(only, List.of(only));
        assertThat(grid.isPartial()).isTrue();
        assertThat(new TrialTable(grid, "2.5.252").text())
                .startsWith("report.sql, 1 line, compared with embedded, which answered no question, so little is"
                        + " compared\n");
    }

    @Test
    void a_grid_in_which_something_was_left_out_is_partial() {
        assertThat(TrialGrid.of(REFERENCE, List.of(REFERENCE, played("embedded", DONE, DONE, rows("1", "2"))))
                        .isPartial())
                .as("an arm that is kept plain by choice leaves nothing out")
                .isFalse();
        assertThat(TrialGrid.of(REFERENCE, List.of(played("server", DONE, NOT_HERE, rows("1", "2"))))
                        .isPartial())
                .isTrue();
        assertThat(TrialGrid.of(REFERENCE, List.of(played("cli", NOT_HERE, DONE, rows("1", "2"))))
                        .isPartial())
                .isTrue();
    }

    @Test
    void on_a_page_a_row_is_a_script_on_one_transport_and_a_column_is_a_release() {
        assertThat(new TrialPage(List.of(TWO_RELEASES), "2.5.252").text()).isEqualTo("""
                        | script | transport | 2.4.240 | 2.5.252 |
                        |---|---|---|---|
                        | `report.sql` | embedded | differs in line 3 | same |
                        | `report.sql` | server | same without repair |  |
                        """);
    }

    @Test
    void a_client_of_another_release_has_a_separate_column() {
        TrialGrid grid = TrialGrid.of(
                REFERENCE,
                List.of(
                        played("server@2.4.240", DONE, DONE, rows("1")),
                        played("server@2.4.240/2.5.252", DONE, DONE, rows("1", "2"))));
        assertThat(new TrialPage(List.of(grid), "2.5.252").text()).isEqualTo("""
                        | script | transport | 2.4.240 | 2.4.240/2.5.252 |
                        |---|---|---|---|
                        | `report.sql` | server | differs in line 3 | same |
                        """);
    }

    @Test
    void refused_maintenance_is_no_agreement_with_an_arm_that_leaves_it_out() {
        Outcome refused = new Outcome.Refused("GENERATED", "90154", "no");
        assertThat(result(played("embedded", DONE, refused, rows("1", "2")))).isEqualTo(Compared.Result.REFUSED);
    }

    @Test
    void an_arm_that_broke_is_broken_even_if_it_played_no_further() {
        Outcome broken = Outcome.Broken.of(Outcome.Broken.Cause.DIED, "gone");
        assertThat(result(played("embedded", DONE, broken))).isEqualTo(Compared.Result.BROKEN);
        assertThat(result(played("embedded", DONE))).isEqualTo(Compared.Result.BROKEN);
    }

    @Test
    void an_arm_without_a_statement_of_the_script_says_nothing_about_it() {
        assertThat(result(played("cli", NOT_HERE, DONE, rows("1", "2")))).isEqualTo(Compared.Result.NOT_OFFERED);
    }

    @Test
    void an_arm_that_could_not_be_opened_is_absent() {
        assertThat(result(Trial.unplayed(SCRIPT, "server@1.4.192", "out of reach")))
                .isEqualTo(Compared.Result.ABSENT);
    }

    @Test
    void a_statement_that_the_reference_refuses_must_be_refused_alike() {
        Trial right = played("embedded~plain", new Outcome.Refused("SYNTAX", "42001", "one way"), PLAIN, rows("1"));
        assertThat(TrialGrid.of(
                                right,
                                List.of(
                                        played(
                                                "cli",
                                                new Outcome.Refused("SYNTAX", "", "another way"),
                                                DONE,
                                                rows("1")),
                                        played("server", DONE, DONE, rows("1"))))
                        .arms())
                .extracting(Compared::result)
                .containsExactly(Compared.Result.SAME, Compared.Result.DIFFERS);
    }

    @Test
    void equal_answers_over_a_damaged_store_are_not_the_same() {
        Trial leaking = new Trial(
                SCRIPT,
                "server@2.4.240",
                List.of(DONE, DONE, rows("1", "2")),
                List.of("deleted files are closed: a is deleted and still open", "deleted files are closed: b"),
                List.of(
                        new Blind("pages can be read", "no method int f(java.util.List)"),
                        new Blind("indexes have every row", "no class"),
                        new Blind("unique keys are unique", "no class")),
                "");
        assertThat(new TrialTable(TrialGrid.of(REFERENCE, List.of(leaking)), "2.5.252").text())
                .isEqualTo("""
                        report.sql, 3 lines, compared with embedded~plain
                          release           server
                          2.4.240           violated
                          server@2.4.240: deleted files are closed: a is deleted and still open, and 1 more
                          nobody looked into server@2.4.240 to see whether pages can be read, indexes have every row and unique keys are unique
                        """);
    }

    @Test
    void an_arm_that_left_out_two_lines_alike_is_named_once_and_the_end_of_a_session_names_it() {
        ScriptLine end = new ScriptLine("report.sql", 7, Kind.END_SESSION, "a", "", "");
        ScriptFile script = new ScriptFile("report.sql", List.of(end, end));
        Outcome none = new Outcome.Unsupported("no sessions");
        Trial right = new Trial(script, "embedded~plain", List.of(DONE, DONE), List.of(), List.of(), "");
        Trial without = new Trial(script, "cli", List.of(none, none), List.of(), List.of(), "");
        assertThat(new TrialTable(TrialGrid.of(right, List.of(without)), "2.5.252").text())
                .endsWith("\n  left out by cli: line 7  end session a: no sessions\n");
    }

    @Test
    void a_failure_inside_is_never_the_same_even_if_the_reference_fails_alike() {
        Outcome failed = new Outcome.Refused("FAILED_INSIDE", "50000", "General error");
        Trial right = played("embedded~plain", failed, PLAIN, rows("1"));
        assertThat(TrialGrid.of(
                                right,
                                List.of(
                                        played("embedded", failed, DONE, rows("1")),
                                        played("cli", failed, DONE, rows("2")),
                                        played("server", DONE, DONE, rows("1"))))
                        .arms())
                .extracting(
                        Compared::result,
                        arm -> arm.line().map(ScriptLine::line).orElse(0))
                .containsExactly(
                        tuple(Compared.Result.REFUSED, 1),
                        tuple(Compared.Result.DIFFERS, 3),
                        tuple(Compared.Result.DIFFERS, 1));
    }

    private static Compared.Result result(Trial trial) {
        return TrialGrid.of(REFERENCE, List.of(trial)).arms().get(0).result();
    }

    private static Trial played(String arm, Outcome... outcomes) {
        return new Trial(SCRIPT, arm, List.of(outcomes), List.of(), List.of(), "");
    }

    private static Outcome rows(String... values) {
        return new Outcome.Rows(
                Arrays.stream(values).map(value -> Row.of(Cell.text(value))).toList());
    }

    private static ScriptLine line(int number, Kind kind, String text) {
        return new ScriptLine("report.sql", number, kind, "", "", text);
    }
}
