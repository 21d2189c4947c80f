package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Changes rows. */
interface Store extends SchemaCommand {

    /** So many rows come at once now and then, because an answer of more than 100 is fetched in parts. */
    int MANY = 150;

    /**
     * Inserts rows, or merges them with those of the same key.
     *
     * @param columns the columns that are given
     * @param rows the literals of each row
     */
    record InsertRows(String table, List<String> columns, List<List<String>> rows, boolean oddBlob) implements Store {
        @Override
        public String sql() {
            return "INSERT INTO " + table + values(columns, rows);
        }

        @Override
        public void change(Schema schema) {
            schema.store(table, oddBlob);
        }
    }

    /** Inserts many rows, each with another key and otherwise the same. */
    record InsertMany(String table, int first, List<String> columns, List<String> row, boolean oddBlob)
            implements Store {
        @Override
        public String sql() {
            return "INSERT INTO " + table + "(ID"
                    + columns.stream().map(each -> ", " + each).collect(Collectors.joining()) + ") SELECT X"
                    + row.stream().map(each -> ", " + each).collect(Collectors.joining())
                    + " FROM SYSTEM_RANGE(" + first + ", " + (first + MANY - 1) + ")";
        }

        @Override
        public void change(Schema schema) {
            schema.store(table, oddBlob);
        }
    }

    /** See {@link InsertRows}. */
    record MergeRows(String table, List<String> columns, List<List<String>> rows, boolean oddBlob) implements Store {
        @Override
        public String sql() {
            return "MERGE INTO " + table + listed(columns) + " KEY(ID) " + values(rows);
        }

        @Override
        public void change(Schema schema) {
            schema.store(table, oddBlob);
        }
    }

    /**
     * Updates rows.
     *
     * @param sets the assignments
     * @param where which rows
     */
    record UpdateRows(String table, List<String> sets, String where, boolean oddBlob) implements Store {
        @Override
        public String sql() {
            return "UPDATE " + table + " SET " + String.join(", ", sets) + " WHERE " + where;
        }

        @Override
        public void change(Schema schema) {
            schema.store("", oddBlob);
        }
    }

    /** Deletes rows. */
    record DeleteRows(String table, String where) implements Store {
        @Override
        public String sql() {
            return "DELETE FROM " + table + " WHERE " + where;
        }
    }

    private static String listed(List<String> columns) {
        return "(" + String.join(", ", columns) + ")";
    }

    private static String values(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.joining(", ", "VALUES ", ""));
    }

    private static String values(List<String> columns, List<List<String>> rows) {
        return listed(columns) + " " + values(rows);
    }

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds() {
        return List.of(insertRows(), insertMany(), mergeRows(), updateRows(), deleteRows());
    }

    private static CommandKind<Schema> insertRows() {
        CommandKind.Builder<Schema, InsertRows> kind = SchemaCommand.onTables(
                        "insertRows",
                        InsertRows.class,
                        (schema, random) -> target(schema, random).map(table -> {
                            RowDraw draw = new RowDraw(schema, random);
                            List<Field> fields = draw.given(table);
                            List<List<String>> rows = rows(() -> draw.newRow(table, fields), random);
                            return new InsertRows(table.name(), names(fields), rows, isLarge(fields, rows));
                        }))
                .weight(12)
                .helpedBy(StartOver.NAME);
        for (ValueType type : ValueType.values()) {
            kind = kind.aspect(
                    "of a value of " + type,
                    (schema, insert) -> schema.find(insert.table()).stream()
                            .flatMap(table -> table.fields().stream())
                            .anyMatch(field ->
                                    field.type() == type && insert.columns().contains(field.name())));
        }
        return kind.aspect(
                        "by a synonym",
                        (schema, insert) -> schema.find(insert.table())
                                .filter(item -> item.sort() == Sort.SYNONYM)
                                .isPresent())
                .render(SchemaCommand::operation);
    }

    private static CommandKind<Schema> insertMany() {
        return SchemaCommand.onTables(
                        "insertMany",
                        InsertMany.class,
                        (schema, random) -> schema.any(Sort.TABLE, random).map(table -> {
                            RowDraw draw = new RowDraw(schema, random);
                            List<Field> fields = draw.given(table).stream()
                                    .filter(field -> !field.making().isUnique()
                                            && !field.name().equals(FieldDraw.KEY)
                                            && field.type() != ValueType.BLOB
                                            && field.type() != ValueType.CLOB)
                                    .toList();
                            List<String> row = draw.row(fields).stream()
                                    .map(value -> value.equals("DEFAULT") ? "NULL" : value)
                                    .toList();
                            return new InsertMany(
                                    table.name(), 100 + MANY * random.nextInt(3), names(fields), row, false);
                        }))
                .render(SchemaCommand::operation);
    }

    private static CommandKind<Schema> mergeRows() {
        return SchemaCommand.onTables(
                        "mergeRows",
                        MergeRows.class,
                        (schema, random) -> schema.any(Sort.TABLE, random).map(table -> {
                            RowDraw draw = new RowDraw(schema, random);
                            List<Field> fields = draw.given(table);
                            List<List<String>> rows = rows(() -> draw.row(fields), random);
                            return new MergeRows(table.name(), names(fields), rows, isLarge(fields, rows));
                        }))
                .weight(2)
                .render(SchemaCommand::operation);
    }

    private static CommandKind<Schema> updateRows() {
        return SchemaCommand.onTables(
                        "updateRows",
                        UpdateRows.class,
                        (schema, random) -> target(schema, random).flatMap(table -> {
                            RowDraw draw = new RowDraw(schema, random);
                            Field field = changed(table, schema, random);
                            if (!schema.mayBeLargeOfTakenKey() && draw.mayTakeKeyOfLarge(table, field)) {
                                return Optional.empty();
                            }
                            String value = draw.value(field);
                            return Optional.of(new UpdateRows(
                                    table.name(),
                                    List.of(field.name() + " = " + value),
                                    where(random),
                                    ValueType.isOddBlob(field.type(), value)));
                        }))
                .weight(3)
                .aspect("with a " + Hazard.ODD_BLOB.words(), (schema, update) -> update.oddBlob())
                .render(SchemaCommand::operation);
    }

    /** Draws a column. Where a large object of any bytes may be stored, it is drawn more often than others. */
    private static Field changed(Item table, Schema schema, RandomGenerator random) {
        List<Field> blobs = table.fields().stream()
                .filter(field -> field.type() == ValueType.BLOB && schema.mayStoreAnyBlob())
                .toList();
        return Draw.one(Draw.favouring(blobs, table.fields(), random), random);
    }

    private static CommandKind<Schema> deleteRows() {
        return SchemaCommand.onTables(
                        "deleteRows",
                        DeleteRows.class,
                        (schema, random) ->
                                target(schema, random).map(table -> new DeleteRows(table.name(), where(random))))
                .weight(2)
                .render(SchemaCommand::operation);
    }

    /** Draws a condition for some rows. */
    static String where(RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> "REF IS NULL";
            case 1 -> "ID BETWEEN 10 AND 25";
            case 2 -> "REF > 40";
            default -> "ID = " + random.nextInt(10);
        };
    }

    private static Optional<Item> target(Schema schema, RandomGenerator random) {
        return Draw.oneIn(8, random)
                ? schema.any(Sort.SYNONYM, random)
                        .filter(synonym -> !synonym.fields().isEmpty())
                : schema.any(Sort.TABLE, random);
    }

    private static List<String> names(List<Field> fields) {
        return fields.stream().map(Field::name).toList();
    }

    private static List<List<String>> rows(Supplier<List<String>> draw, RandomGenerator random) {
        return Stream.generate(draw).limit(1 + random.nextInt(4)).toList();
    }

    private static boolean isLarge(List<Field> fields, List<List<String>> rows) {
        return rows.stream()
                .anyMatch(row -> IntStream.range(0, fields.size())
                        .anyMatch(at -> ValueType.isOddBlob(fields.get(at).type(), row.get(at))));
    }
}
