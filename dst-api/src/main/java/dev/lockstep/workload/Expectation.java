package dev.lockstep.workload;

import dev.lockstep.op.Row;
import java.util.List;
import java.util.OptionalLong;

/** What the model says must come of a command. */
public sealed interface Expectation {

    /** Whether a command that brings this has been exercised by it, rather than having asked in vain. */
    boolean exercises();

    /** It must be done, and affect that many rows. */
    static Expectation affects(long count) {
        return new Succeeds(OptionalLong.of(count), count > 0);
    }

    /** It must be done, affect no row, and is there for that. */
    static Expectation affectsNothing() {
        return new Succeeds(OptionalLong.of(0), true);
    }

    /** It must be done, and it changes nothing that could be counted: a maintenance command. */
    static Expectation done() {
        return new Succeeds(OptionalLong.empty(), true);
    }

    /** It must return these rows, in this order or in any. Returning none exercises nothing. */
    static Expectation returns(List<Row> rows, boolean ordered) {
        return new Returns(rows, ordered, !rows.isEmpty());
    }

    /** It must find nothing, and is there for that. */
    static Expectation findsNothing() {
        return new Returns(List.of(), false, true);
    }

    /** It must be refused with this class. */
    static Expectation refuses(String refusal) {
        return new Refuses(refusal);
    }

    /** See {@link #affects}, {@link #affectsNothing} and {@link #done}; a count is compared where both sides have one. */
    record Succeeds(OptionalLong affected, boolean exercises) implements Expectation {}

    /** See {@link #returns} and {@link #findsNothing}. */
    record Returns(List<Row> rows, boolean ordered, boolean exercises) implements Expectation {
        public Returns {
            rows = List.copyOf(rows);
        }
    }

    /** See {@link #refuses}. */
    record Refuses(String refusal) implements Expectation {
        @Override
        public boolean exercises() {
            return true;
        }
    }
}
