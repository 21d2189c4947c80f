package dev.lockstep.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScriptBannerTest {

    private static final Operation SCRIPT = Operation.mutate("SCRIPT NODATA");

    @Test
    void scripts_of_two_releases_are_alike() {
        assertThat(normalised(SCRIPT, "-- H2 2.5.252;", "CREATE TABLE t;"))
                .isEqualTo(normalised(Operation.ask("script"), "-- H2 1.4.200;", "CREATE TABLE t;"));
    }

    @Test
    void the_next_lines_are_compared() {
        assertThat(normalised(SCRIPT, "-- H2 2.5.252;", "CREATE TABLE t;"))
                .isNotEqualTo(normalised(SCRIPT, "-- H2 2.5.252;", "CREATE TABLE u;"));
        assertThat(normalised(SCRIPT, "CREATE TABLE t;", "-- H2 2.5.252;"))
                .isEqualTo(rows("CREATE TABLE t;", "-- H2 2.5.252;"));
    }

    @Test
    void another_first_line_is_compared() {
        for (String other : new String[] {
            "-- H2 2.5.252",
            "-- H2 2.5.252; DROP TABLE t;",
            "-- H3 2.5.252;",
            "-- H2 2.5;",
            " -- H2 2.5.252;",
            "-- H2 2.5.252;\n"
        }) {
            assertThat(normalised(SCRIPT, other)).isEqualTo(rows(other));
        }
    }

    @Test
    void a_script_without_its_first_line_is_another_one() {
        assertThat(normalised(SCRIPT, "-- H2 2.5.252;", "CREATE TABLE t;"))
                .isNotEqualTo(normalised(SCRIPT, "CREATE TABLE t;"));
    }

    @Test
    void the_answer_of_another_statement_is_compared() {
        assertThat(normalised(Operation.ask("SELECT v FROM t"), "-- H2 2.5.252;"))
                .isEqualTo(rows("-- H2 2.5.252;"));
    }

    private static Outcome normalised(Operation operation, String... lines) {
        return new ScriptBanner().normalise(operation, rows(lines));
    }

    private static Outcome rows(String... lines) {
        return new Outcome.Rows(
                Arrays.stream(lines).map(line -> Row.of(Cell.text(line))).toList());
    }
}
