package dev.lockstep.crash;

/** The fates of a store after a crash. */
public enum CrashFate {
    /** The store is in a state in which it may be. */
    WHOLE,
    /** Nothing was promised yet, because the store may still have to be created. No end of this state is wrong. */
    UNPROMISED,
    /** The store is in an earlier state, so an acknowledged operation is gone. */
    LOST,
    /** The store is in a later state than it can be. */
    AHEAD,
    /** The store is in no state of the walk: a part of an operation is there, or stored data are damaged. */
    BETWEEN,
    /** The engine does not open the store. */
    REFUSED,
    /** The engine neither opens the store nor refuses it. */
    HANGS
}
