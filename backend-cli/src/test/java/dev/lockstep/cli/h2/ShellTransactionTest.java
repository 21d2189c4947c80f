package dev.lockstep.cli.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellTransactionTest {

    private static final ShellTransaction.Mark MARK = new ShellTransaction.Mark("MARK_1");
    private static final String PRINTED = "MARK_1\n[]\n(1 row, 0 ms)\n";
    private static final String COUNT = "(Update count: 1, 2 ms)\n";
    private static final String NONE = "(Update count: 0, 2 ms)\n";
    private static final Operation.Query QUERY =
            Operation.orderedQuery("SELECT", List.of(Column.number("n")), "FROM t");

    @Test
    void a_mark_is_printed_before_the_first_statement_and_after_each() {
        assertThat(asked(Operation.rolledBack(Operation.mutate("DELETE FROM t"), QUERY))
                        .statements())
                .containsExactly(
                        "SET AUTOCOMMIT FALSE",
                        "SELECT JSON_ARRAY() AS MARK_1",
                        "DELETE FROM t",
                        "SELECT JSON_ARRAY() AS MARK_1",
                        "SELECT JSON_ARRAY(n NULL ON NULL) AS \"LOCKSTEP_1\" FROM t",
                        "SELECT JSON_ARRAY() AS MARK_1",
                        "ROLLBACK");
    }

    @Test
    void each_part_of_the_output_is_the_answer_to_one_statement() throws UnexplainedOutputException {
        Outcome answer = asked(Operation.committed(Operation.mutate("DELETE FROM t"), QUERY))
                .read(new ShellOutput(
                        NONE + PRINTED + COUNT + PRINTED + "LOCKSTEP_1\n[7]\n(1 row, 1 ms)\n" + PRINTED + NONE));

        assertThat(answer)
                .isEqualTo(new Outcome.Rows(
                        List.of(Transacted.affected(1), Transacted.returned(List.of(Row.of(Cell.number(7))), true))));
    }

    @Test
    void a_refusal_in_the_middle_is_read_although_its_text_looks_like_an_answer() throws UnexplainedOutputException {
        String error =
                "Error: org.h2.jdbc.JdbcSQLException: stored\n" + COUNT + "MARK_2\n[]\n(1 row, 0 ms)\n [23505-252]\n";
        Outcome answer = asked(Operation.committed(Operation.mutate("INSERT"), Operation.mutate("DELETE")))
                .read(new ShellOutput(NONE + PRINTED + error + PRINTED + COUNT + PRINTED + NONE));

        assertThat(answer)
                .isEqualTo(new Outcome.Rows(List.of(Transacted.refused("DUPLICATE"), Transacted.affected(1))));
    }

    @Test
    void a_commit_that_is_refused_is_the_answer() throws UnexplainedOutputException {
        String error = "Error: org.h2.jdbc.JdbcSQLException: no [23505-252]\n";

        assertThat(asked(Operation.committed(Operation.mutate("INSERT")))
                        .read(new ShellOutput(NONE + PRINTED + COUNT + PRINTED + error)))
                .isEqualTo(new Outcome.Refused("DUPLICATE", "23505", "no"));
    }

    @Test
    void an_output_with_a_part_too_few_or_too_many_is_not_explained() {
        ShellTransaction asked = asked(Operation.committed(Operation.mutate("DELETE FROM t")));

        assertThatExceptionOfType(UnexplainedOutputException.class)
                .isThrownBy(() -> asked.read(new ShellOutput(NONE + PRINTED + COUNT)));
        assertThatExceptionOfType(UnexplainedOutputException.class)
                .isThrownBy(() -> asked.read(new ShellOutput(NONE + PRINTED + COUNT + PRINTED + NONE + PRINTED)));
        assertThatExceptionOfType(UnexplainedOutputException.class)
                .isThrownBy(() -> asked.read(new ShellOutput(NONE + PRINTED + COUNT + COUNT + PRINTED + NONE)));
    }

    @Test
    void two_runs_have_different_marks() {
        assertThat(ShellTransaction.Mark.random()).isNotEqualTo(ShellTransaction.Mark.random());
    }

    private static ShellTransaction asked(Operation.Transaction transaction) {
        return new ShellTransaction(transaction, MARK, new ShellAnswers(Arm.H2));
    }
}
