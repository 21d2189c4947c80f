package dev.lockstep.system;

/**
 * The names of what a system can promise; the one place where they are listed. A system of somebody's own may promise more,
 * as long as a workload asks for it.
 */
public final class Promise {

    /** It refuses a second row with the same declared key, as {@code DUPLICATE}. */
    public static final String KEYS = "keys";

    /** It refuses a reference to what is not there, as {@code REFERENCE}, and takes references along with a deletion. */
    public static final String REFERENCES = "references";

    /** It refuses a value outside a declared enumeration, as {@code CHECK}. */
    public static final String CHECKS = "checks";

    /** It refuses a number that its declared type does not hold, as {@code RANGE}. */
    public static final String RANGES = "ranges";

    /** It declares tables, so that asking for one that is not there is refused, as {@code NOT_FOUND}. */
    public static final String TABLES = "tables";

    /**
     * It has what SQL has beside tables: sequences, dates and times with zones, and sessions with variables and tables of
     * their own. It refuses a row that does not fit its table's columns as {@code NOT_NULL}, {@code COLUMN_COUNT} or {@code
     * CONVERSION}, a table that is there already as {@code EXISTS}, and to say which number a session took last from a
     * sequence, when it took none, as {@code NOT_YET}.
     */
    public static final String SQL = "sql";

    /** It has a tool that rebuilds a store from what is in its files. */
    public static final String REPAIR = "repair";

    /** It can be a server, which is stopped in an orderly way and started again on the same data. */
    public static final String SERVER = "server";

    /** It keeps branches beside the main one, each with data of its own. */
    public static final String BRANCHES = "branches";

    /** It takes in whole files of data, each wholly or not at all. */
    public static final String LOADS = "loads";

    /** Its values are terms of RDF: IRIs, blank nodes, literals with a language or a datatype. */
    public static final String TERMS = "terms";

    /** Its text may hold NUL. */
    public static final String NUL = "nul";

    /** Its text may hold surrogates that are not a pair, and gives them back as they were. */
    public static final String LONE_SURROGATES = "lone-surrogates";

    private Promise() {}
}
