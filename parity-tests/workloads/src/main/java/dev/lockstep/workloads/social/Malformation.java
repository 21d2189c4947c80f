package dev.lockstep.workloads.social;

/** In what way a statement is malformed. */
enum Malformation {
    /** It begins with a word that is no verb. */
    UNKNOWN_VERB,
    /** A clause is announced and does not come. */
    EMPTY_CLAUSE,
    /** It stops in the middle. */
    UNFINISHED
}
