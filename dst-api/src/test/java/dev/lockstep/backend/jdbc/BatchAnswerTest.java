package dev.lockstep.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.system.SystemUnderTest;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchAnswerTest {

    private static final BatchAnswer THREE = new BatchAnswer(
            3,
            new SystemUnderTest(
                    "mine", "My Own", List.of(), "1.0", "sql", Set.of(), Map.of("7", "DUPLICATE", "8", "CHECK")),
            RefusalCode.VENDOR);

    private static final Row UNTRIED = Row.of(Cell.text("untried"), Cell.NULL, Cell.NULL);

    @Test
    void each_row_has_its_count_or_none_if_the_driver_does_not_know_it() {
        assertThat(THREE.done(new int[] {1, 0, Statement.SUCCESS_NO_INFO}))
                .isEqualTo(new Rows(List.of(Transacted.affected(1), Transacted.affected(0), Transacted.done())));
    }

    @Test
    void a_driver_that_tells_of_fewer_rows_than_it_was_given_gave_no_answer() {
        assertThat(THREE.done(new int[] {1, 1})).isInstanceOf(Broken.class);
    }

    @Test
    void a_driver_that_goes_on_after_a_refusal_tells_which_rows_were_refused() {
        BatchUpdateException failure = failure(new int[] {Statement.EXECUTE_FAILED, 1, Statement.EXECUTE_FAILED}, 7, 8);

        assertThat(THREE.refused(failure))
                .isEqualTo(
                        answer(Transacted.refused("DUPLICATE"), Transacted.affected(1), Transacted.refused("CHECK")));
    }

    @Test
    void a_driver_that_stops_at_a_refusal_tells_the_rows_before_it() {
        assertThat(THREE.refused(failure(new int[] {1}, 7)))
                .isEqualTo(answer(Transacted.affected(1), Transacted.refused("DUPLICATE"), UNTRIED));
    }

    @Test
    void a_refusal_without_others_behind_it_is_the_exception_itself() {
        assertThat(THREE.refused(new BatchUpdateException("no", "x", 8, new int[] {1, 1})))
                .isEqualTo(answer(Transacted.affected(1), Transacted.affected(1), Transacted.refused("CHECK")));
    }

    private static Outcome answer(Row... rows) {
        return new Rows(List.of(rows));
    }

    private static BatchUpdateException failure(int[] counts, int... codes) {
        BatchUpdateException failure = new BatchUpdateException("no", "x", codes[0], counts);
        for (int code : codes) {
            failure.setNextException(new SQLException("no", "x", code));
        }
        return failure;
    }
}
