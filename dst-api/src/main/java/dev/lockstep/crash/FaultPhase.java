package dev.lockstep.crash;

import java.util.Locale;

/** The phases of a store's life in which its disk can fail. */
public enum FaultPhase {
    /** A store that was closed in an orderly way is opened. */
    OPEN,
    /** A store that was killed is opened. */
    RECOVER,
    /** An operation is done. */
    SERVE,
    /** The store is closed. */
    CLOSE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
