package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/**
 * Adds a constraint to a table.
 *
 * @param table the table
 * @param name the constraint's name
 * @param rest what it demands
 * @param on the tables without which it cannot be
 */
record Constrain(String table, String name, String rest, List<String> on) implements SchemaCommand {

    private static final List<String> ACTIONS =
            List.of("", "CASCADE", "SET NULL", "SET DEFAULT", "RESTRICT", "NO ACTION");

    /**
     * The end of a constraint that does not look at the rows that are there, which may break it. A foreign key never
     * has it, because a row without its parent is what an invariant looks for.
     */
    private static final String UNCHECKED = " NOCHECK";

    private static final List<String> ALONE = List.of(
            "UNIQUE (REF)",
            "CHECK (REF < 1000)",
            "CHECK (ID + 0 = ID)",
            "CHECK (REF < 10)" + UNCHECKED,
            "CHECK (REF IS NOT NULL)" + UNCHECKED);

    static CommandKind<Schema> kind() {
        CommandKind.Builder<Schema, Constrain> kind = SchemaCommand.onTables(
                        "addConstraint",
                        Constrain.class,
                        (schema, random) -> schema.any(Sort.TABLE, random).map(table -> {
                            String name = schema.newName(Sort.CONSTRAINT, Schema.placeOf(table.name()), random);
                            Optional<Item> other = schema.any(Sort.TABLE, random);
                            if (other.isEmpty() || Draw.oneIn(4, random)) {
                                String rest = Draw.one(ALONE, random);
                                return new Constrain(table.name(), name, rest, List.of(table.name()));
                            }
                            String rest = "FOREIGN KEY (REF) REFERENCES "
                                    + other.get().name() + "(ID)"
                                    + action(" ON DELETE ", random) + action(" ON UPDATE ", random);
                            return new Constrain(
                                    table.name(),
                                    name,
                                    rest,
                                    List.of(table.name(), other.get().name()));
                        }))
                .weight(3)
                .helpedBy("insertRows");
        for (String action : ACTIONS.subList(1, ACTIONS.size())) {
            kind = kind.aspect(
                    "on delete " + action.toLowerCase(java.util.Locale.ROOT),
                    (schema, constrain) -> constrain.rest().contains("ON DELETE " + action));
        }
        return kind.aspect(
                        "over rows that it does not look at",
                        (schema, constrain) ->
                                constrain.rest().endsWith(UNCHECKED) && schema.isFilled(constrain.table()))
                .aspect(
                        "to the same table",
                        (schema, constrain) -> constrain.on().size() == 2
                                && constrain.on().get(0).equals(constrain.on().get(1)))
                .render(Constrain::operation);
    }

    private static String action(String when, java.util.random.RandomGenerator random) {
        String action = Draw.one(ACTIONS, random);
        return action.isEmpty() ? "" : when + action;
    }

    @Override
    public String sql() {
        return "ALTER TABLE " + table + " ADD CONSTRAINT " + name + " " + rest;
    }

    @Override
    public void change(Schema schema) {
        schema.add(new Item(Sort.CONSTRAINT, name, List.of(), on));
    }
}
