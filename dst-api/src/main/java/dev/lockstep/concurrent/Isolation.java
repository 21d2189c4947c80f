package dev.lockstep.concurrent;

/** The promises of a system about what transactions see of each other, weakest first. */
public enum Isolation {
    /** Nobody reads what is not committed, and no committed change is lost. */
    READ_COMMITTED,
    /** A transaction sees one state of the store from its beginning to its end. */
    SNAPSHOT,
    /** The transactions have the effect of some order in which they come one after the other. */
    SERIALIZABLE;

    /** Whether this level promises what another one does. */
    boolean includes(Isolation other) {
        return compareTo(other) >= 0;
    }
}
