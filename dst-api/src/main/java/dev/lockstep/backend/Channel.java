package dev.lockstep.backend;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A way of reading the state of a store, in addition to the answers to operations. There is one truth, the durable
 * state, and each channel sees faults to which the others are blind.
 */
public enum Channel {
    /** The workload's probes, over the connection that writes. Sees wrong answers from a right store. */
    QUERY,
    /**
     * The probes over another connection, which was opened before the last write. Sees state that is not committed, and
     * state that a session keeps for itself.
     */
    OLDER,
    /** The probes over a connection that is opened for them. Sees state that only an older session has. */
    YOUNGER,
    /** The whole store: data, schema, constraints, indexes. Sees stored items that no probe asks for. */
    PHYSICAL,
    /** The store by its {@link dev.lockstep.invariant.Invariant}s. Sees damage that no answer shows yet. */
    INSIDE,
    /**
     * All of these reads after the walk: the arms are closed, and fresh ones are opened on the same stores. Sees what
     * was never made durable.
     */
    AFTERLIFE;

    /** Whether the channel reads over a connection other than the one that writes. */
    public boolean isSession() {
        return this == OLDER || this == YOUNGER;
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
