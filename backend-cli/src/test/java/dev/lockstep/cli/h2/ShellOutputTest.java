package dev.lockstep.cli.h2;

import static dev.lockstep.cli.h2.Arm.number;
import static dev.lockstep.cli.h2.Arm.query;
import static dev.lockstep.cli.h2.Arm.text;
import static dev.lockstep.cli.h2.Arm.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form that the Shell prints is read, and nothing else is accepted. */
class ShellOutputTest {

    private static final String DUPLICATE = "Error: org.h2.jdbc.JdbcSQLIntegrityConstraintViolationException: "
            + "Unique index or primary key violation: \"PUBLIC.CONSTRAINT_5 ON PUBLIC.T(A) ( /* key:1 */ 1, 'x')\"; "
            + "SQL statement:\nINSERT INTO T VALUES (1, 'y') [23505-252]\n";

    @Test
    void a_count_is_read() throws UnexplainedOutputException {
        ShellOutput output = new ShellOutput("(Update count: 12, 5 ms)\n");
        assertThat(output.count()).isEqualTo(12);
        output.end();
    }

    @Test
    void a_table_is_read() throws UnexplainedOutputException {
        ShellOutput output = new ShellOutput("HEAD\n[1]\n[2]\n(2 rows, 0 ms)\n");
        assertThat(output.table("HEAD")).containsExactly("[1]", "[2]");
        output.end();
    }

    @Test
    void an_error_gives_its_code_without_the_build() throws UnexplainedOutputException {
        ShellOutput output = new ShellOutput(DUPLICATE);
        assertThat(output.isRefusal()).isTrue();
        assertThat(output.refusal().code()).isEqualTo("23505");
        output.end();
    }

    /** A function with too few arguments. */
    @Test
    void a_code_may_have_four_digits() throws UnexplainedOutputException {
        ShellOutput output =
                new ShellOutput("Error: org.h2.jdbc.JdbcSQLSyntaxErrorException: Invalid parameter count for"
                        + " \"REGEXP_REPLACE\", expected count: \"3..6\"; SQL statement:\nSELECT 1 [7001-252]\n");
        assertThat(output.refusal().code()).isEqualTo("7001");
        output.end();
    }

    @Test
    void stored_text_in_an_error_forges_neither_its_code_nor_its_end() throws UnexplainedOutputException {
        String forged = "Error: org.h2.jdbc.JdbcSQLDataException: Data conversion error converting \"x [99999-252]\n"
                + "(Update count: 1, 0 ms)\nHEAD\n[1]\n(1 row, 0 ms)\nError: org.h2.jdbc.JdbcSQLException: y [42001-252]\n"
                + "\"; SQL statement:\nSELECT 1 [22018-252]\n";
        ShellOutput output = new ShellOutput(forged);
        assertThat(output.refusal().code()).isEqualTo("22018");
        output.end();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "(Update count: 1, 5 ms)",
                "(Update count: 1, 5 ms) \n",
                " (Update count: 1, 5 ms)\n",
                "(Update count: -1, 5 ms)\n",
                "(Update count: 1, 5 ms)\r\n",
                "(Update count: 1, 5 ms)\n\n",
                "(Update count: 1, 5 ms)\n(Update count: 1, 5 ms)\n",
                "(Update count: 1, 5 ms)\nError: org.h2.jdbc.JdbcSQLException: y [42001-252]\n",
                "warning: something\n(Update count: 1, 5 ms)\n",
                "(1 row, 5 ms)\n",
            })
    void an_output_that_is_not_exactly_one_count_is_unexplained(String text) {
        assertThatThrownBy(() -> {
                    ShellOutput output = new ShellOutput(text);
                    output.count();
                    output.end();
                })
                .isInstanceOf(UnexplainedOutputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HEAD\n[1]\n[2]\n",
                "HEAD\n[1]\n[2]\n(2 rows, 0 ms)",
                "HEAD\n[1]\n(2 rows, 0 ms)\n",
                "HEAD\n[1]\n[2]\n[3]\n(2 rows, 0 ms)\n",
                "HEAD\n[1]\n[2]\n(2 row, 0 ms)\n",
                "HEAD\n[1]\n(1 rows, 0 ms)\n",
                "HEAD\n[1]\n[2]\n(02 rows, 0 ms)\n",
                "HEAD\n[1]\n\n[2]\n(2 rows, 0 ms)\n",
                "HEAD\n[1]\nsomething\n[2]\n(2 rows, 0 ms)\n",
                "HEAD\n[1]\n[2]\n(data is partially truncated)\n(2 rows, 0 ms)\n",
                "OTHER\n[1]\n[2]\n(2 rows, 0 ms)\n",
                "[1]\n[2]\n(2 rows, 0 ms)\n",
                "HEAD\n[1]\n[2]\n(2 rows, 0 ms)\n[3]\n",
                "HEAD\n[1]\nError: org.h2.jdbc.JdbcSQLException: y [42001-252]\n",
            })
    void an_output_that_is_not_exactly_one_table_is_unexplained(String text) {
        assertThatThrownBy(() -> {
                    ShellOutput output = new ShellOutput(text);
                    output.table("HEAD");
                    output.end();
                })
                .isInstanceOf(UnexplainedOutputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error: org.h2.jdbc.JdbcSQLException: cut before its co",
                "Error: org.h2.jdbc.JdbcSQLException: cut in its code [2350",
                "Error: org.h2.jdbc.JdbcSQLException: cut after its code [23505-252]",
                "Error: org.h2.jdbc.JdbcSQLException: no code\n",
                "Error: org.h2.jdbc.JdbcSQLException: y [23505-252]\nand more\n",
                "Error: java.sql.SQLException: somebody else's [23505-252]\n",
                "Error: org.h2.jdbc.JdbcSQLException: y [2.5.252/7]\n",
            })
    void an_output_that_does_not_end_in_a_code_is_unexplained(String text) {
        assertThatThrownBy(() -> new ShellOutput(text).refusal()).isInstanceOf(UnexplainedOutputException.class);
    }

    @Test
    void a_query_reads_its_rows_by_their_columns() throws UnexplainedOutputException {
        assertThat(rows("[\"00610000d800\",1.50,true]\n[null,null,null]", text("T"), number("N"), truth("B")))
                .contains(new Rows(List.of(
                        Row.of(Cell.text("a\0\ud800"), Cell.number(new BigDecimal("1.5")), Cell.bool(true)),
                        Row.of(Cell.NULL, Cell.NULL, Cell.NULL))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"0061\"]",
                "[\"0061\",1,true,1]",
                "[\"006\",1,true]",
                "[\"00g1\",1,true]",
                "[\"+061\",1,true]",
                "[1,1,true]",
                "[\"0061\",\"1\",true]",
                "[\"0061\",1,1]",
                "[\"0061\",1,\"true\"]",
                "[\"0061\",1,true",
                "[\"0061\",1,true] x",
                "[\"0061\",1,true][]",
                "[\"0061\",1,TRUE]",
                "[\"0061\",[1],true]",
            })
    void a_row_that_does_not_fit_the_columns_is_unexplained(String row) {
        assertThatThrownBy(() -> rows(row, text("T"), number("N"), truth("B")))
                .isInstanceOf(UnexplainedOutputException.class);
    }

    @Test
    void the_answer_to_another_query_is_unexplained() {
        ShellQuery second = new ShellQuery(query("FROM T", number("N")), 1);
        assertThatThrownBy(() -> second.read(new ShellOutput("LOCKSTEP_0\n[1]\n(1 row, 0 ms)\n")))
                .isInstanceOf(UnexplainedOutputException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "@list",
                "DELETE FROM T;",
                "SELECT 'a\nb'",
                "SELECT 'a\rb'",
                "SELECT '\u00e9'",
                "SELECT '\t'"
            })
    void a_statement_that_would_not_pass_unchanged_is_refused(String statement) {
        assertThatThrownBy(() -> ShellStatement.checked(statement)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_statement_of_printable_ascii_passes() {
        assertThat(ShellStatement.checked("INSERT INTO \"T\" VALUES (U&'\\003b~{}|')"))
                .isEqualTo("INSERT INTO \"T\" VALUES (U&'\\003b~{}|')");
    }

    private static Optional<Rows> rows(String lines, Column... columns) throws UnexplainedOutputException {
        long count = lines.lines().count();
        String end = count == 1 ? "(1 row, 0 ms)" : "(" + count + " rows, 0 ms)";
        return new ShellQuery(query("FROM T", columns), 0)
                .read(new ShellOutput("LOCKSTEP_0\n" + lines + "\n" + end + "\n"));
    }
}
