package dev.lockstep.parity;

/** The reason why a walk did not go on. */
public enum Ending {
    /** Every command was played. */
    COMPLETE,
    /** A finding ended it. */
    FINDING,
    /** An allow-listed difference left the arms with different data. */
    KNOWN_DIFFERENCE,
    /** No command was possible in the state that was reached. */
    NO_COMMAND,
    /** Its time was over. */
    BUDGET,
    /** Something failed, or somebody stopped it. */
    STOPPED
}
