package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/**
 * Drops an object.
 *
 * @param sort its sort
 * @param name its name
 * @param table the table of a constraint; empty for all other sorts
 * @param cascade whether everything that depends on it goes too
 */
record Drop(Sort sort, String name, String table, boolean cascade) implements SchemaCommand {

    static CommandKind<Schema> kind() {
        CommandKind.Builder<Schema, Drop> kind = SchemaCommand.onTables("drop", Drop.class, (schema, random) -> {
                    List<Sort> sorts = schema.items().stream()
                            .map(Item::sort)
                            .distinct()
                            .sorted()
                            .toList();
                    boolean whole = schema.has(Sort.SCHEMA) && Draw.oneIn(4, random);
                    Optional<Item> item = (whole ? Optional.of(Sort.SCHEMA) : Draw.any(sorts, random))
                            .flatMap(sort -> schema.any(sort, random));
                    // A schema that holds something mostly goes with it, because it is refused otherwise.
                    return item.map(each -> new Drop(
                                    each.sort(),
                                    each.name(),
                                    each.sort() == Sort.CONSTRAINT ? each.on().get(0) : "",
                                    Draw.oneIn(3, random) != schema.holdsAnyIn(each.name())))
                            .filter(drop -> !schema.isYoung()
                                    && schema.mayBeReplaced(drop.name())
                                    && (!drop.cascade() || schema.mayBeDroppedWhole(drop.name())));
                })
                .weight(2)
                .helpedBy(
                        "createIndex",
                        "addConstraint",
                        "createDomain",
                        "createSchema",
                        "createSynonym",
                        InJava.TRIGGER);
        for (Sort sort : Sort.values()) {
            if (sort != Sort.MATERIALIZED_VIEW) {
                kind = kind.aspect("of a " + sort.words(), (schema, drop) -> drop.sort() == sort);
            }
        }
        return kind.aspect(
                        "with everything that depends on it",
                        (schema, drop) -> drop.cascade() && schema.isUsed(drop.name()))
                .render(Drop::operation);
    }

    @Override
    public String sql() {
        if (sort == Sort.CONSTRAINT) {
            return "ALTER TABLE " + table + " DROP CONSTRAINT " + name;
        }
        return "DROP " + sort.sql() + " " + name + (cascade && sort.cascades() ? " CASCADE" : "");
    }

    @Override
    public void change(Schema schema) {
        schema.remove(name);
    }
}
