package dev.lockstep.op;

import java.util.List;

/**
 * A way out of a store and into another one, in the system's own words.
 *
 * @param form the name of the form, which the transports of a system know: {@code statements}, {@code tool},
 *     {@code nq}, {@link #BACKUP}
 * @param writing the words of the export: statements with {@link #FILE} in them, or the arguments of a tool
 * @param reading the words of the import
 */
public record Way(String form, List<String> writing, List<String> reading) {

    /** Stands in a statement for the file, as a literal. Each transport has its own file. */
    public static final String FILE = "{file}";

    /** The form of the system's own backups, which need no words. */
    public static final String BACKUP = "backup";

    public Way {
        writing = List.copyOf(writing);
        reading = List.copyOf(reading);
    }

    /** A way that needs no words. */
    public static Way of(String form) {
        return new Way(form, List.of(), List.of());
    }

    /** Returns the same way with this literal in the place of {@link #FILE}. */
    public Way withFile(String literal) {
        return new Way(form, with(writing, literal), with(reading, literal));
    }

    private static List<String> with(List<String> texts, String literal) {
        return texts.stream().map(text -> text.replace(FILE, literal)).toList();
    }
}
