package dev.lockstep.workloads.schema;

import java.util.List;
import java.util.Optional;

/**
 * An object of the schema.
 *
 * @param sort its sort
 * @param name its name as it is written in SQL
 * @param fields its columns, if it is a relation
 * @param on the names of the objects without which it cannot be
 */
record Item(Sort sort, String name, List<Field> fields, List<String> on) {

    Item {
        fields = List.copyOf(fields);
        on = List.copyOf(on);
    }

    static Item of(Sort sort, String name, String... on) {
        return new Item(sort, name, List.of(), List.of(on));
    }

    Item with(List<Field> others) {
        return new Item(sort, name, others, on);
    }

    /** Returns the column in which no two rows are equal. */
    Optional<Field> key() {
        return fields.stream().filter(field -> field.making().isUnique()).findFirst();
    }

    /** Whether the definition names another object. */
    boolean uses(String other) {
        return on.contains(other)
                || fields.stream().anyMatch(field -> field.on().equals(other));
    }

    boolean has(String field) {
        return fields.stream().anyMatch(each -> each.name().equals(field));
    }

    boolean has(Field.Making making) {
        return fields.stream().anyMatch(field -> field.making() == making);
    }
}
