package dev.lockstep.op;

/**
 * A way out of a store and into another one, in the system's own words.
 *
 * @param form the name of the form, which the transports of a system know: {@code script}, {@code nq}
 * @param what the options that say what is exported; empty for everything
 * @param file the options for the file or the document, which the import needs too: its compression, its charset
 * @param reading the options of the import alone
 */
public record Way(String form, String what, String file, String reading) {

    /** A way without options. */
    public static Way of(String form) {
        return new Way(form, "", "", "");
    }
}
