package dev.lockstep.parity;

/** The ways in which two sides disagree at one path. */
public enum DifferenceClass {
    /** Two values of the same type differ. */
    VALUE,
    /** The types differ. */
    TYPE,
    /** The reference has something that the other side lacks. */
    MISSING,
    /** The other side has something that the reference lacks. */
    EXTRA,
    /** The same rows in another order. */
    ORDER,
    /** The kinds of outcome differ, or an outcome is one that is never parity. */
    OUTCOME
}
