package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Row;
import dev.lockstep.op.Transacted;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** The model's answer to one statement. */
sealed interface Answer {

    /** The statement could not get a lock in time. */
    Refused LOCK_TIMEOUT = new Refused("LOCK_TIMEOUT");

    /** The row was changed since the transaction saw it; the whole transaction is rolled back. */
    Refused DEADLOCK = new Refused("DEADLOCK");

    /** The key is there already. */
    Refused DUPLICATE = new Refused("DUPLICATE");

    /** Returns the expectation of a command with this answer. */
    Expectation expectation();

    /** Returns the row of a statement of a transaction that is one operation. */
    Row row();

    /** Whether the system refuses the statement. */
    default boolean isRefused() {
        return this instanceof Refused;
    }

    /** The statement changed this number of rows. */
    record Affected(long count) implements Answer {
        @Override
        public Expectation expectation() {
            return Expectation.affects(count);
        }

        @Override
        public Row row() {
            return Transacted.affected(count);
        }
    }

    /** A change of a session, or of the schema. */
    record Done() implements Answer {
        @Override
        public Expectation expectation() {
            return Expectation.done();
        }

        @Override
        public Row row() {
            return Transacted.done();
        }
    }

    /** The system refuses the statement. */
    record Refused(String refusal) implements Answer {
        @Override
        public Expectation expectation() {
            return Expectation.refuses(refusal);
        }

        @Override
        public Row row() {
            return Transacted.refused(refusal);
        }
    }

    /** The rows of a query, in its order. */
    record Returned(List<Row> rows) implements Answer {
        @Override
        public Expectation expectation() {
            return Expectation.returns(rows, true);
        }

        @Override
        public Row row() {
            return Transacted.returned(rows, true);
        }
    }

    /** Nobody can say: the statement is not drawn. */
    record Unforeseeable(String why) implements Answer {
        @Override
        public Expectation expectation() {
            throw new IllegalStateException("a command was drawn that cannot be foreseen: " + why);
        }

        @Override
        public Row row() {
            throw new IllegalStateException("a statement was drawn that cannot be foreseen: " + why);
        }
    }
}
