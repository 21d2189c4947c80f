package dev.lockstep.workloads.records;

import java.util.Locale;

/** A reason for which a product refuses a request. */
enum Reason {
    /** There is a record with this key. */
    EXISTS,
    /** There is no record with this key. */
    MISSING,
    /** Another record has this value in a field whose values are unique. */
    UNIQUE,
    /** The record that is referred to does not exist, or a record is still referred to. */
    REFERENCE,
    /** A number, a text or a choice outside of what the field takes. */
    RANGE,
    /** A field that must have a value has none. */
    INVALID;

    /** Returns the name in a project file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
