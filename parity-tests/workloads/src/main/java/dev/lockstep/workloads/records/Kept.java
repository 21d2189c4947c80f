package dev.lockstep.workloads.records;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.RowShape;
import dev.lockstep.workloads.domain.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A collection as a project file promises it.
 *
 * @param name the name
 * @param key the keys that callers give, or those that the system makes
 * @param generated how the system makes the keys; empty if callers give them
 * @param fields the fields, in the order of the file
 * @param listing the order in which records come if nobody asks for one
 * @param filters the fields by which records can be chosen
 * @param sorts the fields by which records can be sorted; the key may be among them
 * @param paged whether a page of a list can be asked for
 */
record Kept(
        String name,
        FieldType key,
        Optional<Generated> generated,
        List<Field> fields,
        Listing listing,
        List<String> filters,
        List<String> sorts,
        boolean paged) {

    static final String KEY = "key";

    /** The cell of a field that a record does not have, where the product tells that from null. */
    static final Cell ABSENT = Cell.lexical("absent", "");

    Kept {
        fields = List.copyOf(fields);
        filters = List.copyOf(filters);
        sorts = List.copyOf(sorts);
    }

    /** How a system makes keys, which are numbers. */
    enum Generated {
        /** One more than the last one that was made. */
        SEQUENCE,
        /** One more than the highest one that is there. */
        HIGHEST
    }

    /** The order in which records come if nobody asks for one. */
    enum Listing {
        /** Nothing is promised, so the rows are compared as a set. */
        ANY,
        /** By their keys. */
        KEY,
        /** The oldest first. */
        CREATION
    }

    Optional<Field> field(String field) {
        return fields.stream().filter(each -> each.name().equals(field)).findFirst();
    }

    /** Returns the columns of a whole record. */
    RowShape shape(boolean ordered) {
        List<Column> columns = new ArrayList<>(List.of(key.column(KEY)));
        fields.forEach(field -> columns.add(field.type().column(field.name())));
        return new RowShape(columns, ordered);
    }

    /** Returns the type of a field or of the key. */
    FieldType typeOf(String field) {
        return field.equals(KEY) ? key : field(field).orElseThrow().type();
    }
}
