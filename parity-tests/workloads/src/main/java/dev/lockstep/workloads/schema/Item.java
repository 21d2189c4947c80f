package dev.lockstep.workloads.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An object of the schema.
 *
 * @param sort its sort
 * @param name its name as it is written in SQL
 * @param fields its columns, if it is a relation
 * @param on the names of the objects without which it cannot be
 * @param inSubqueries those of them that its query reads only in a subquery
 */
record Item(Sort sort, String name, List<Field> fields, List<String> on, List<String> inSubqueries) {

    Item {
        fields = List.copyOf(fields);
        on = List.copyOf(on);
        inSubqueries = List.copyOf(inSubqueries);
    }

    Item(Sort sort, String name, List<Field> fields, List<String> on) {
        this(sort, name, fields, on, List.of());
    }

    static Item view(Sort sort, String name, ViewDraw.Defined query) {
        return new Item(sort, name, query.fields(), query.on(), query.inSubqueries());
    }

    static Item of(Sort sort, String name, String... on) {
        return new Item(sort, name, List.of(), List.of(on));
    }

    Item with(List<Field> others) {
        return new Item(sort, name, others, on, inSubqueries);
    }

    /** Returns this object in a schema, which is empty for the default one. */
    Item in(String place) {
        List<String> all = new ArrayList<>(on);
        if (!place.isEmpty()) {
            all.add(place.substring(0, place.length() - 1));
        }
        return new Item(sort, name, fields, all, inSubqueries);
    }

    /** Returns this object after another one, or this one, has got a new name. */
    Item afterRename(String old, String other) {
        UnaryOperator<String> change = each -> each.equals(old) ? other : each;
        return new Item(
                sort,
                change.apply(name),
                fields,
                on.stream().map(change).toList(),
                inSubqueries.stream().map(change).toList());
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
