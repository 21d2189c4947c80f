package dev.lockstep.system;

/**
 * The names of the promises a system can make. They are listed only here. A plugin's system may make other promises, as
 * long as a workload asks for them.
 */
public final class Promise {

    /** The system refuses a second row with the same declared key, as {@code DUPLICATE}. */
    public static final String KEYS = "keys";

    /**
     * The system refuses a reference to a missing row, as {@code REFERENCE}, and deletes references together with the
     * row.
     */
    public static final String REFERENCES = "references";

    /** The system refuses a value outside a declared enumeration, as {@code CHECK}. */
    public static final String CHECKS = "checks";

    /** The system refuses a number outside the range of its declared type, as {@code RANGE}. */
    public static final String RANGES = "ranges";

    /** The system declares tables, and refuses a query of a missing table, as {@code NOT_FOUND}. */
    public static final String TABLES = "tables";

    /**
     * The system has the features that SQL has in addition to tables: sequences, dates and times with zones, and
     * sessions with their own variables and temporary tables.
     *
     * <p>It refuses a row that does not fit its table's columns as {@code NOT_NULL}, {@code COLUMN_COUNT} or
     * {@code CONVERSION}. It refuses to create a table that exists as {@code EXISTS}. It refuses to give a sequence's
     * last number to a session that took none as {@code NOT_YET}.
     */
    public static final String SQL = "sql";

    /** The system has a tool that rebuilds a store from the contents of its files. */
    public static final String REPAIR = "repair";

    /** The system can run as a server that is stopped in an orderly way and started again on the same data. */
    public static final String SERVER = "server";

    /** The system keeps branches beside the main one, each with separate data. */
    public static final String BRANCHES = "branches";

    /** The system loads whole files of data, each file completely or not at all. */
    public static final String LOADS = "loads";

    /** The system's values are RDF terms: IRIs, blank nodes, literals with a language or a datatype. */
    public static final String TERMS = "terms";

    /** The system's text may contain NUL. */
    public static final String NUL = "nul";

    /** The system's text may contain unpaired surrogates, and the system returns them unchanged. */
    public static final String LONE_SURROGATES = "lone-surrogates";

    private Promise() {}
}
