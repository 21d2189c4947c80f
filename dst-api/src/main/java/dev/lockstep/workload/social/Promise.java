package dev.lockstep.workload.social;

/** What this workload asks of a system's description, by name; see {@code SystemUnderTest.promises}. */
final class Promise {

    /** No two entities of a kind have one key. */
    static final String KEYS = "keys";
    /** No edge has an end that is not there. */
    static final String REFERENCES = "references";
    /** A value outside its enumeration is refused. */
    static final String CHECKS = "checks";
    /** A number outside its type is refused. */
    static final String RANGES = "ranges";
    /** A table that was not made is refused. */
    static final String TABLES = "tables";
    /** There is a tool that rebuilds a store. */
    static final String REPAIR = "repair";
    /** A text may hold NUL. */
    static final String NUL = "nul";
    /** Halves of a surrogate pair are stored as they are. */
    static final String LONE_SURROGATES = "lone-surrogates";

    private Promise() {}
}
