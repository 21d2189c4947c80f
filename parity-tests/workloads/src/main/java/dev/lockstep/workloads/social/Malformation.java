package dev.lockstep.workloads.social;

/** The ways in which a statement is malformed. */
public enum Malformation {
    /** It begins with a word that is not a verb. */
    UNKNOWN_VERB,
    /** A clause is empty. */
    EMPTY_CLAUSE,
    /** It ends in the middle. */
    UNFINISHED
}
