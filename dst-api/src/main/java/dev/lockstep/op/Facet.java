package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * A part of an outcome that a caller sees beside the rows and beside success or refusal. A provider declares which ones
 * its transport tells; one that is declared and not told is a difference.
 */
public enum Facet {
    /** The number of affected rows. */
    COUNT,
    /** The system's own code of a refusal. */
    CODE,
    /** The state that a standard defines for a refusal, beside the system's own code. */
    STATE,
    /** The class of the exception that a refusal throws, without its package. */
    EXCEPTION,
    /** The number of warnings after a success. */
    WARNINGS,
    /** The labels of an answer's columns. */
    LABELS,
    /** The system's names of the types of an answer's columns. */
    TYPES;

    private static final Set<Facet> OF_DONE = EnumSet.of(COUNT, WARNINGS);
    private static final Set<Facet> OF_REFUSED = EnumSet.of(CODE, STATE, EXCEPTION);
    private static final Set<Facet> OF_ROWS = EnumSet.of(WARNINGS, LABELS, TYPES);

    /** Returns the facets that an outcome of this kind can have. */
    public static Set<Facet> of(Outcome outcome) {
        if (outcome instanceof Outcome.Done) {
            return OF_DONE;
        }
        if (outcome instanceof Outcome.Refused) {
            return OF_REFUSED;
        }
        return outcome instanceof Outcome.Rows ? OF_ROWS : Set.of();
    }

    @Override
    @JsonValue
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace("_", "");
    }
}
