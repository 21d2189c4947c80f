package dev.lockstep.crash;

import dev.lockstep.backend.DiskStore;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import java.util.HashMap;
import java.util.Map;

/** The answers of one store, each asked for once. */
final class Answers {

    private final DiskStore store;
    private final Map<Operation.Query, Outcome> answers = new HashMap<>();

    Answers(DiskStore store) {
        this.store = store;
    }

    /** Whether the store is in this state. */
    boolean are(State state) throws InterruptedException {
        for (State.Read read : state.reads()) {
            if (!isAnswered(read)) {
                return false;
            }
        }
        return true;
    }

    /** Returns where the store differs from a state. */
    String firstDifference(State state) throws InterruptedException {
        for (State.Read read : state.reads()) {
            if (!isAnswered(read)) {
                return "the read " + read.name() + " must be answered with " + text(read.answer()) + ", and was with "
                        + text(answer(read.query()));
            }
        }
        return "no read differs";
    }

    /** Whether the store refused a read, or did not answer it. */
    boolean haveFailed() {
        return answers.values().stream().anyMatch(answer -> !(answer instanceof Outcome.Rows));
    }

    private boolean isAnswered(State.Read read) throws InterruptedException {
        return Comparison.agree(read.query(), read.answer(), answer(read.query()));
    }

    private Outcome answer(Operation.Query query) throws InterruptedException {
        Outcome known = answers.get(query);
        if (known == null) {
            known = store.apply(query);
            answers.put(query, known);
        }
        return known;
    }

    private static String text(Outcome outcome) {
        return outcome instanceof Outcome.Rows rows ? rows.rows().size() + " rows " + rows.rows() : outcome.toString();
    }
}
