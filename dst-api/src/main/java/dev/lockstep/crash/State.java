package dev.lockstep.crash;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import java.util.List;

/**
 * A state of the store between two operations, as the answers to reads.
 *
 * @param reads the reads with their answers; empty before the store was created, when there is nothing to read
 */
record State(List<Read> reads) {

    State {
        reads = List.copyOf(reads);
    }

    /** The state before the store was created. The engine may refuse to open what is there, or find nothing in it. */
    static final State NO_STORE = new State(List.of());

    /** Whether there must be a store. */
    boolean isStore() {
        return !reads.isEmpty();
    }

    /**
     * A read and its answer in this state.
     *
     * @param name the name of the probe
     */
    record Read(String name, Operation.Query query, Outcome answer) {}
}
