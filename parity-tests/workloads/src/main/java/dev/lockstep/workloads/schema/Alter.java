package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Changes a table that may hold rows and that others may depend on. */
interface Alter extends SchemaCommand {

    /** Returns the table's name. */
    String table();

    /** Whether it meets no known bug that is steered round. */
    default boolean mayBeDrawn(Schema schema) {
        return schema.mayBeAltered(table());
    }

    /** Adds a column. */
    record AddColumn(String table, Field field, boolean first) implements Alter {
        @Override
        public String sql() {
            return "ALTER TABLE " + table + " ADD COLUMN " + field.definition() + (first ? " BEFORE REF" : "");
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                fields.add(first ? 1 : fields.size(), field);
                schema.change(table, fields);
            });
        }
    }

    /** Drops a column. */
    record DropColumn(String table, String column) implements Alter {
        @Override
        public String sql() {
            return "ALTER TABLE " + table + " DROP COLUMN " + column;
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                // A table keeps its last column; H2 refuses to drop it.
                if (fields.size() > 1) {
                    fields.removeIf(field -> field.name().equals(column));
                    schema.change(table, fields);
                }
            });
        }
    }

    /** Renames a column. */
    record RenameColumn(String table, String column, String other) implements Alter {
        @Override
        public boolean mayBeDrawn(Schema schema) {
            return schema.mayBeRenamed(table);
        }

        @Override
        public String sql() {
            return "ALTER TABLE " + table + " ALTER COLUMN " + column + " RENAME TO " + other;
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                fields.replaceAll(field -> field.name().equals(column) ? field.renamed(other) : field);
                schema.change(table, fields);
            });
        }
    }

    /** Changes a column's type. */
    record ChangeType(String table, String column, ValueType type) implements Alter {
        @Override
        public boolean mayBeDrawn(Schema schema) {
            return schema.mayBeAltered(table)
                    && schema.mayChangeType(table, column, type)
                    && schema.mayHold(Field.of(column, type, Field.Making.GIVEN, type.sql()));
        }

        @Override
        public String sql() {
            return "ALTER TABLE " + table + " ALTER COLUMN " + column + " SET DATA TYPE " + type.sql();
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                fields.replaceAll(field -> field.name().equals(column)
                        ? new Field(column, type, field.making(), type.sql(), field.on())
                        : field);
                schema.change(table, fields);
            });
            if (type == ValueType.BLOB) {
                // What the column held is bytes now, and nobody knows which.
                schema.store(table, true);
            }
        }
    }

    /**
     * Changes a column's default or whether it may be null.
     *
     * @param change the change
     */
    record ChangeColumn(String table, String column, String change) implements Alter {
        static final String HIDE = "SET INVISIBLE";
        static final String SHOW = "SET VISIBLE";

        @Override
        public String sql() {
            return "ALTER TABLE " + table + " ALTER COLUMN " + column + " " + change;
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                fields.replaceAll(field -> field.name().equals(column) ? changed(field) : field);
                schema.change(table, fields);
            });
        }

        private Field changed(Field field) {
            return switch (change) {
                case HIDE -> field.declared(field.declared() + Hazard.INVISIBLY);
                case SHOW -> field.declared(field.declared().replace(Hazard.INVISIBLY, ""));
                default -> change.startsWith("SET DEFAULT") ? field.declared(field.declared() + " DEFAULT") : field;
            };
        }

        @Override
        public boolean mayBeDrawn(Schema schema) {
            return schema.mayBeAltered(table)
                    && (!change.equals(HIDE)
                            || schema.mayHold(Field.of("", ValueType.INTEGER, Field.Making.GIVEN, Hazard.INVISIBLY)));
        }
    }

    /** Gives a column a default that reads another table. */
    record ReadInDefault(String table, String column, String other) implements Alter {
        @Override
        public boolean mayBeDrawn(Schema schema) {
            return schema.mayBeAltered(table) && !table.equals(other) && schema.mayReadInDefault(table, other);
        }

        @Override
        public String sql() {
            return "ALTER TABLE " + table + " ALTER COLUMN " + column + " SET DEFAULT (SELECT COUNT(*) FROM " + other
                    + ")";
        }

        @Override
        public void change(Schema schema) {
            fields(schema, table).ifPresent(fields -> {
                fields.replaceAll(field -> field.name().equals(column)
                        ? new Field(column, field.type(), field.making(), field.declared() + " DEFAULT", other)
                        : field);
                schema.read(table, fields);
            });
        }
    }

    /** Renames a table. */
    record RenameTable(String table, String other) implements Alter {
        @Override
        public boolean mayBeDrawn(Schema schema) {
            boolean synonym = schema.find(other)
                    .filter(item -> item.sort() == Sort.SYNONYM)
                    .isPresent();
            return schema.mayBeRenamed(table) && (!synonym || schema.mayShare(other));
        }

        @Override
        public String sql() {
            return "ALTER TABLE " + table + " RENAME TO " + other;
        }

        @Override
        public void change(Schema schema) {
            schema.rename(table, other);
        }
    }

    /** Empties a table. */
    record Truncate(String table, boolean restarts) implements Alter {
        @Override
        public boolean mayBeDrawn(Schema schema) {
            return true;
        }

        @Override
        public String sql() {
            return "TRUNCATE TABLE " + table + (restarts ? " RESTART IDENTITY" : "");
        }

        @Override
        public void change(Schema schema) {
            schema.empty(table);
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds(Steering steering) {
        return List.of(
                kind(
                        "addColumn",
                        AddColumn.class,
                        (table, schema, random) -> new AddColumn(
                                table.name(),
                                new FieldDraw(schema, random).one("A" + random.nextInt(100)),
                                Draw.oneIn(3, random))),
                kind(
                        "dropColumn",
                        DropColumn.class,
                        (table, schema, random) ->
                                new DropColumn(table.name(), late(table, random).name())),
                renaming(
                        "renameColumn",
                        RenameColumn.class,
                        steering,
                        (table, schema, random) -> new RenameColumn(
                                table.name(), late(table, random).name(), "N" + random.nextInt(100))),
                kind(
                        "changeType",
                        ChangeType.class,
                        (table, schema, random) -> new ChangeType(
                                table.name(),
                                late(table, random).name(),
                                Draw.one(List.of(ValueType.values()), random))),
                ofUsed(begin("changeColumn", ChangeColumn.class, (table, schema, random) -> {
                            Field field = late(table, random);
                            List<String> changes = List.of(
                                    "SET NOT NULL",
                                    "DROP NOT NULL",
                                    "DROP DEFAULT",
                                    "SET DEFAULT " + new RowDraw(schema, random).byDefault(field.type()),
                                    ChangeColumn.HIDE,
                                    ChangeColumn.SHOW);
                            // Where a column may be hidden, it is done more often, because the place is soon gone.
                            boolean hides = schema.isHazardous() && Draw.oneIn(3, random);
                            return new ChangeColumn(
                                    table.name(), field.name(), hides ? ChangeColumn.HIDE : Draw.one(changes, random));
                        }))
                        .aspect(
                                "that hides a column",
                                (schema, alter) -> alter.change().equals(ChangeColumn.HIDE))
                        .render(SchemaCommand::operation),
                // What was dropped blocks it, until the walk starts over.
                ofUsed(SchemaCommand.onTables("readInDefault", ReadInDefault.class, Alter::readInDefault))
                        .needs(CreateTable.NAME, StartOver.NAME)
                        .helpedBy("createIndex", "createView")
                        .render(SchemaCommand::operation),
                renaming(
                        "renameTable",
                        RenameTable.class,
                        steering,
                        (table, schema, random) -> new RenameTable(
                                table.name(), schema.newName(Sort.TABLE, Schema.placeOf(table.name()), random))),
                kind(
                        "truncate",
                        Truncate.class,
                        (table, schema, random) -> new Truncate(table.name(), random.nextBoolean())));
    }

    /** Draws a change of a table. */
    @FunctionalInterface
    interface Drawing<C> {
        C draw(Item table, Schema schema, RandomGenerator random);
    }

    private static <C extends Alter> CommandKind<Schema> kind(String name, Class<C> type, Drawing<C> drawing) {
        return ofUsed(begin(name, type, drawing)).render(SchemaCommand::operation);
    }

    /** A kind that no walk draws of a table which another object uses, unless it meets the known bug. */
    private static <C extends Alter> CommandKind<Schema> renaming(
            String name, Class<C> type, Steering steering, Drawing<C> drawing) {
        CommandKind.Builder<Schema, C> kind = begin(name, type, drawing);
        return (steering.avoids(Trap.RENAME) ? kind : ofUsed(kind)).render(SchemaCommand::operation);
    }

    private static <C extends Alter> CommandKind.Builder<Schema, C> begin(
            String name, Class<C> type, Drawing<C> drawing) {
        return SchemaCommand.onTables(
                name,
                type,
                (schema, random) -> schema.any(Sort.TABLE, random)
                        .map(table -> drawing.draw(table, schema, random))
                        .filter(alter -> !schema.isYoung() && alter.mayBeDrawn(schema)));
    }

    private static <C extends Alter> CommandKind.Builder<Schema, C> ofUsed(CommandKind.Builder<Schema, C> kind) {
        return kind.aspect(
                "of a table on which another object depends", (schema, alter) -> schema.isUsed(alter.table()));
    }

    /** Draws two tables of which one may read the other, sooner a reader that others depend on. */
    private static Optional<ReadInDefault> readInDefault(Schema schema, RandomGenerator random) {
        List<ReadInDefault> possible = schema.all(Sort.TABLE).stream()
                .flatMap(reader -> schema.all(Sort.TABLE).stream()
                        .map(read -> new ReadInDefault(reader.name(), FieldDraw.REFERENCE, read.name())))
                .filter(alter -> alter.mayBeDrawn(schema))
                .toList();
        List<ReadInDefault> used =
                possible.stream().filter(alter -> schema.isUsed(alter.table())).toList();
        return Draw.any(Draw.favouring(used, possible, random), random);
    }

    /** Draws a column, seldom the key. */
    private static Field late(Item table, RandomGenerator random) {
        List<Field> fields = table.fields();
        return fields.size() > 2 && !Draw.oneIn(10, random)
                ? Draw.one(fields.subList(2, fields.size()), random)
                : Draw.one(fields, random);
    }

    private static Optional<List<Field>> fields(Schema schema, String table) {
        return schema.find(table).map(item -> new ArrayList<>(item.fields()));
    }
}
