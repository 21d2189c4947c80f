package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Takes rows out of a table and puts them back by way of a temporary table. All of it is one operation, because a
 * temporary table ends with its session, and sessions end at other times on other transports.
 *
 * @param columns the columns that are put back
 * @param where the rows
 * @param global whether other sessions know the temporary table
 */
record PassThroughTemporary(String table, List<String> columns, String where, boolean global) implements SchemaCommand {

    private static final String PASSING = "PASSING";

    PassThroughTemporary {
        columns = List.copyOf(columns);
    }

    static CommandKind<Schema> kind() {
        return SchemaCommand.onTables(
                        "passThroughTemporary",
                        PassThroughTemporary.class,
                        (schema, random) -> schema.anyFilled(random)
                                .map(table -> new PassThroughTemporary(
                                        table.name(),
                                        table.fields().stream()
                                                .filter(field -> field.making().isGiven())
                                                .map(Field::name)
                                                .toList(),
                                        Store.where(random),
                                        random.nextBoolean()))
                                .filter(pass ->
                                        !schema.isYoung() && !pass.columns().isEmpty()))
                .weight(2)
                .helpedBy(StartOver.NAME)
                .aspect("that others know", (schema, pass) -> pass.global())
                .aspect("of its session alone", (schema, pass) -> !pass.global())
                .aspect(
                        "of a value that cannot be repaired",
                        (schema, pass) -> schema.find(pass.table()).stream()
                                .flatMap(table -> table.fields().stream())
                                .anyMatch(Hazard.VALUE::isIn))
                .render(SchemaCommand::operation);
    }

    @Override
    public String sql() {
        return statements().collect(Collectors.joining("; "));
    }

    private Stream<String> statements() {
        String listed = String.join(", ", columns);
        return Stream.of(
                "CREATE " + (global ? "GLOBAL" : "LOCAL") + " TEMPORARY TABLE " + PASSING + " AS SELECT " + listed
                        + " FROM " + table + " WHERE " + where,
                "DELETE FROM " + table + " WHERE " + where,
                "INSERT INTO " + table + "(" + listed + ") SELECT " + listed + " FROM " + PASSING,
                "DROP TABLE " + PASSING);
    }

    @Override
    public Operation operation() {
        return new Operation.Transaction(
                statements().<Operation>map(Operation::mutate).toList(), true);
    }

    @Override
    public void change(Schema schema) {
        schema.leaveNumbers();
    }
}
