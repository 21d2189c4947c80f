package dev.lockstep.workloads.records;

import dev.lockstep.workloads.domain.FieldType;
import java.util.Optional;

/**
 * A field of the records of a collection.
 *
 * @param optional whether it may be null or absent
 * @param unique whether no two records have the same value; nulls are not the same
 * @param reference the collection whose keys are the values
 */
record Field(String name, FieldType type, boolean optional, boolean unique, Optional<Reference> reference) {

    /** A reference to a record. */
    record Reference(String collection, OnDelete onDelete) {}

    /** Says where a reference goes when the record that it refers to is deleted. */
    enum OnDelete {
        /** The record is not deleted. */
        RESTRICT,
        /** The referring record is deleted too. */
        CASCADE,
        /** The reference becomes null. */
        CLEAR,
        /** References are not checked. */
        NONE
    }

    boolean refersTo(String collection) {
        return reference
                .filter(each ->
                        each.onDelete() != OnDelete.NONE && each.collection().equals(collection))
                .isPresent();
    }
}
