package dev.lockstep.workload;

import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.OptionalLong;

/** The outcome that the model expects of a command, or the expectation that the arms agree. */
public sealed interface Expectation {

    /**
     * Whether a command with this outcome counts as exercised, because it did something or was meant to find nothing.
     */
    boolean exercises();

    /** The command must succeed and affect this number of rows. */
    static Expectation affects(long count) {
        return new Succeeds(OptionalLong.of(count), count > 0);
    }

    /** The command must succeed and affect no row, which is its purpose. */
    static Expectation affectsNothing() {
        return new Succeeds(OptionalLong.of(0), true);
    }

    /** The command must succeed, and it changes nothing that could be counted: a maintenance command. */
    static Expectation done() {
        return done(true);
    }

    /**
     * The same, for a command that counts as exercised only under a condition. Maintenance of an empty store shows
     * nothing, so it counts only if the store holds something.
     */
    static Expectation done(boolean exercises) {
        return new Succeeds(OptionalLong.empty(), exercises);
    }

    /**
     * The command must return these rows, in this order or in any order. If it returns none, it counts as not
     * exercised.
     */
    static Expectation returns(List<Row> rows, boolean ordered) {
        return new Returns(rows, ordered, !rows.isEmpty());
    }

    /** The command must find nothing, which is its purpose. */
    static Expectation findsNothing() {
        return new Returns(List.of(), false, true);
    }

    /** The command must be refused with this class. */
    static Expectation refuses(String refusal) {
        return new Refuses(refusal);
    }

    /**
     * Nobody predicts the outcome of the command; the arms must agree. Two arms must have answered, because an answer
     * with which nothing is compared shows nothing.
     */
    static Expectation agrees() {
        return new Agrees();
    }

    /**
     * Whether this outcome, if it is the expected one, exercises the command. A prediction decides it alone. Without
     * one, the command must have succeeded, and a read must have returned rows.
     */
    default boolean isExercisedBy(Outcome outcome) {
        return exercises();
    }

    /** See {@link #affects}, {@link #affectsNothing} and {@link #done}. A count is compared if both sides have one. */
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

    /** See {@link #agrees}. */
    record Agrees() implements Expectation {
        @Override
        public boolean exercises() {
            return true;
        }

        @Override
        public boolean isExercisedBy(Outcome outcome) {
            return outcome instanceof Outcome.Done
                    || outcome instanceof Outcome.Rows rows && !rows.rows().isEmpty();
        }
    }
}
