package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Inserts a row and then the one that it refers to, while references are not looked at. A row whose parent was refused
 * is deleted again. All of it is one operation, because the setting ends with the engine, which is opened again at
 * other times on other transports.
 *
 * @param child the table of the first row
 * @param parent the table that its foreign key names
 * @param key the key of both rows
 */
record InsertBeforeParent(String child, String parent, int key) implements SchemaCommand {

    /** No other command draws keys from here on. */
    private static final int KEYS = 2_000;

    static CommandKind<Schema> kind() {
        return SchemaCommand.onTables(
                        "insertBeforeParent",
                        InsertBeforeParent.class,
                        (schema, random) -> Draw.any(referencesByKey(schema), random)
                                .map(both ->
                                        new InsertBeforeParent(both.get(0), both.get(1), KEYS + random.nextInt(1_000))))
                .needs(CreateTable.NAME, "addConstraint")
                .weight(2)
                .render(SchemaCommand::operation);
    }

    /** A table whose key or reference has got another name has no such row. */
    private static List<List<String>> referencesByKey(Schema schema) {
        return schema.references().stream()
                .filter(both -> both.stream().allMatch(table -> hasColumns(schema, table)))
                .toList();
    }

    private static boolean hasColumns(Schema schema, String table) {
        List<String> columns = schema.find(table).stream()
                .flatMap(item -> item.fields().stream())
                .map(Field::name)
                .toList();
        return columns.containsAll(List.of(FieldDraw.KEY, FieldDraw.REFERENCE));
    }

    @Override
    public String sql() {
        return statements().collect(Collectors.joining("; "));
    }

    private Stream<String> statements() {
        return Stream.of(
                "SET REFERENTIAL_INTEGRITY FALSE",
                "INSERT INTO " + child + "(ID, REF) VALUES (" + key + ", " + key + ")",
                "INSERT INTO " + parent + "(ID, REF) VALUES (" + key + ", NULL)",
                "DELETE FROM " + child + " WHERE REF = " + key + " AND NOT EXISTS (SELECT 1 FROM " + parent
                        + " P WHERE P.ID = " + key + ")",
                "SET REFERENTIAL_INTEGRITY TRUE");
    }

    @Override
    public Operation operation() {
        return new Operation.Transaction(
                statements().<Operation>map(Operation::mutate).toList(), true);
    }

    @Override
    public void change(Schema schema) {
        schema.store(child, false);
        schema.store(parent, false);
    }
}
