package dev.lockstep.report.repro;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    @Test
    void an_absent_field_is_an_answer_of_its_own_unless_a_normaliser_makes_it_a_null_one() {
        assertThat(Story.tellsAbsent(List.of())).isTrue();
        assertThat(Story.tellsAbsent(List.of(new AllNull()))).isFalse();
    }

    private static final class AllNull implements Normaliser {
        @Override
        public String id() {
            return "all-null";
        }

        @Override
        public String reason() {
            return "nothing is promised";
        }

        @Override
        public Outcome normalise(Operation operation, Outcome outcome) {
            return outcome instanceof Outcome.Rows ? new Outcome.Rows(List.of(Row.of(Cell.NULL))) : outcome;
        }
    }
}
