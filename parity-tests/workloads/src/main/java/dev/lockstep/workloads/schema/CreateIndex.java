package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;

/**
 * Creates an index.
 *
 * @param name its name
 * @param table the table
 * @param unique whether no two rows may be equal in these columns
 * @param columns the columns, each with its order
 */
record CreateIndex(String name, String table, boolean unique, List<String> columns) implements SchemaCommand {

    private static final List<String> ORDERS = List.of("", " DESC", " NULLS LAST");

    static CommandKind<Schema> kind() {
        return SchemaCommand.onTables(
                        "createIndex",
                        CreateIndex.class,
                        (schema, random) -> schema.any(Sort.TABLE, random)
                                .map(table -> new CreateIndex(
                                        schema.newName(Sort.INDEX, Schema.placeOf(table.name()), random),
                                        table.name(),
                                        Draw.oneIn(5, random),
                                        List.of(
                                                Draw.one(table.fields(), random).name() + Draw.one(ORDERS, random),
                                                FieldDraw.KEY))))
                .weight(3)
                .aspect("unique", (schema, index) -> index.unique())
                .render(CreateIndex::operation);
    }

    @Override
    public String sql() {
        return "CREATE " + (unique ? "UNIQUE " : "") + "INDEX " + name + " ON " + table + "("
                + String.join(", ", columns) + ")";
    }

    @Override
    public void change(Schema schema) {
        schema.add(Item.of(Sort.INDEX, name, table));
    }
}
