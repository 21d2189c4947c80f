package dev.lockstep.workloads.asked;

import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.domain.Values;
import java.util.List;
import java.util.OptionalLong;

/** The outcome that a file predicts. */
sealed interface Expected {

    Expectation of(Values arguments);

    /** Nothing is predicted; the arms must agree. */
    record Agreement() implements Expected {
        @Override
        public Expectation of(Values arguments) {
            return Expectation.agrees();
        }
    }

    /** The system does it. */
    record Done(OptionalLong count) implements Expected {
        @Override
        public Expectation of(Values arguments) {
            return count.isEmpty()
                    ? Expectation.done()
                    : count.getAsLong() == 0 ? Expectation.affectsNothing() : Expectation.affects(count.getAsLong());
        }
    }

    /** The system refuses it with this class. */
    record Refusal(String refusal) implements Expected {
        @Override
        public Expectation of(Values arguments) {
            return Expectation.refuses(refusal);
        }
    }

    /** The system answers with these rows. */
    record Answer(List<List<Shape>> rows, boolean ordered) implements Expected {
        public Answer {
            rows = rows.stream().map(List::copyOf).toList();
        }

        @Override
        public Expectation of(Values arguments) {
            List<Row> all = rows.stream()
                    .map(row -> new Row(
                            row.stream().map(cell -> cell.cell(arguments)).toList()))
                    .toList();
            return all.isEmpty() ? Expectation.findsNothing() : Expectation.returns(all, ordered);
        }
    }
}
