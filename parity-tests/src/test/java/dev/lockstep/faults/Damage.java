package dev.lockstep.faults;

import dev.lockstep.backend.Backend;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A bug that does harm whenever an operation of one kind was done. */
interface Damage {

    /** Returns the kind of operation that does it. */
    OperationKind at();

    /**
     * Returns the operation that the arm does in place of one of this kind.
     *
     * @param fired is counted up if that makes a difference
     */
    default Operation asked(Operation operation, Backend backend, AtomicLong fired) throws InterruptedException {
        return operation;
    }

    /**
     * Does the harm.
     *
     * @param outcome what the operation really answered
     * @param fired is counted up if the harm changed something
     * @return the answer that the arm gives
     */
    Outcome harm(Backend backend, Outcome outcome, AtomicLong fired) throws InterruptedException;

    /** Does something to the store, if it is there to be done. */
    static Outcome statement(String text, Backend backend, Outcome outcome, AtomicLong fired)
            throws InterruptedException {
        Outcome damaged = backend.apply(Operation.mutate(text));
        boolean defines = !text.startsWith("UPDATE") && !text.startsWith("DELETE");
        if (damaged instanceof Outcome.Done changed
                && (defines || changed.count().orElse(0) > 0)) {
            fired.incrementAndGet();
        }
        return outcome;
    }

    /** Does the first statement that a query finds, if it finds one. */
    static Outcome found(String query, Backend backend, Outcome outcome, AtomicLong fired) throws InterruptedException {
        Optional<String> statement = backend.apply(Operation.orderedAsk(query)) instanceof Outcome.Rows rows
                ? rows.rows().stream().findFirst().map(Damage::text)
                : Optional.empty();
        return statement.isEmpty() ? outcome : statement(statement.get(), backend, outcome, fired);
    }

    /** Leaves out the first row of an answer. */
    static Outcome rowLess(Outcome outcome, AtomicLong fired) {
        if (!(outcome instanceof Outcome.Rows rows) || rows.rows().isEmpty()) {
            return outcome;
        }
        fired.incrementAndGet();
        return rows.with(rows.rows().subList(1, rows.rows().size()));
    }

    private static String text(Row row) {
        return ((Cell.Text) row.cells().get(0)).value();
    }
}
