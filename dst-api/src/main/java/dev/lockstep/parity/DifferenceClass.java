package dev.lockstep.parity;

/** In what way two sides disagree at one path. */
public enum DifferenceClass {
    /** Two values of one type differ. */
    VALUE,
    /** The types differ. */
    TYPE,
    /** The reference has something that the other lacks. */
    MISSING,
    /** The other has something that the reference lacks. */
    EXTRA,
    /** The same rows in another order. */
    ORDER,
    /** The kinds of outcome differ, or an outcome is one that is never parity. */
    OUTCOME
}
