package dev.lockstep.workloads.schema;

import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.H2Text;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Definitions whose text is Java source. The engine compiles it when it is needed, also after maintenance. */
interface InJava extends SchemaCommand {

    /** The name of the command that creates a trigger. */
    String TRIGGER = "createTrigger";

    /** Creates a trigger. */
    record CreateTrigger(String name, String table, JavaTrigger trigger) implements InJava {
        @Override
        public String sql() {
            return trigger.sql(name, table);
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.TRIGGER, name, table));
        }
    }

    /**
     * Stores a row in a table that has a trigger.
     *
     * @param values the values of the first columns
     */
    record Fire(String table, List<String> columns, List<String> values) implements InJava {
        @Override
        public String sql() {
            return "INSERT INTO " + table + "(" + String.join(", ", columns) + ") VALUES (" + String.join(", ", values)
                    + ")";
        }

        @Override
        public void change(Schema schema) {
            schema.store(table, false);
        }
    }

    /**
     * Creates an alias in Java source.
     *
     * @param source a method of two whole numbers
     */
    record CreateSourceAlias(String name, String source) implements InJava {
        static final List<String> SOURCES = List.of(
                "int f(int a, int b) { return a * 31 + b; }",
                "String f(int a, int b) { return org.h2.util.StringUtils.toUpperEnglish(\"it is \" + (a - b)); }",
                "java.math.BigDecimal f(int a, int b) { return java.math.BigDecimal.valueOf(a, 3).negate(); }",
                "int f(java.sql.Connection c, int a, int b) throws java.sql.SQLException {"
                        + " try (java.sql.ResultSet r = c.createStatement().executeQuery("
                        + "\"SELECT COUNT(*) FROM INFORMATION_SCHEMA.SCHEMATA\")) { r.next(); return r.getInt(1) + a; } }");

        @Override
        public String sql() {
            return "CREATE ALIAS " + name + " AS " + H2Text.literal(source);
        }

        @Override
        public void change(Schema schema) {
            schema.add(Item.of(Sort.ALIAS, name));
        }
    }

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds() {
        CommandKind.Builder<Schema, CreateTrigger> trigger =
                SchemaCommand.onTables(TRIGGER, CreateTrigger.class, InJava::trigger);
        for (JavaTrigger each : JavaTrigger.values()) {
            trigger = trigger.aspect(
                    "that " + each.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    (schema, create) -> create.trigger() == each);
        }
        return List.of(
                trigger.render(SchemaCommand::operation),
                CommandKind.<Schema, Fire>of("fireTrigger", Fire.class)
                        .weight(3)
                        .needs(TRIGGER)
                        .draw(InJava::fire)
                        .aspect("just after maintenance", (schema, fire) -> schema.hasJustBeenMaintained())
                        .render(SchemaCommand::operation),
                SchemaCommand.onTables(
                                "createSourceAlias",
                                CreateSourceAlias.class,
                                (schema, random) -> Optional.of(new CreateSourceAlias(
                                        schema.newName(Sort.ALIAS, random),
                                        Draw.one(CreateSourceAlias.SOURCES, random))))
                        .render(SchemaCommand::operation));
    }

    /** One at a time, because a process for each operation compiles it each time. */
    private static Optional<CreateTrigger> trigger(Schema schema, RandomGenerator random) {
        Optional<Item> timed = Draw.any(schema.all(InJava::hasTime), random);
        JavaTrigger trigger = timed.isPresent() && random.nextBoolean()
                ? JavaTrigger.STAMPS
                : Draw.one(List.of(JavaTrigger.values()), random);
        Optional<Item> table = trigger == JavaTrigger.STAMPS ? timed : schema.anyFilled(random);
        return table.filter(each -> !schema.has(Sort.TRIGGER))
                .map(each -> new CreateTrigger(
                        schema.newName(Sort.TRIGGER, Schema.placeOf(each.name()), random), each.name(), trigger));
    }

    private static boolean hasTime(Item item) {
        return item.sort() == Sort.TABLE
                && item.fields().stream()
                        .anyMatch(field ->
                                field.type() == ValueType.TIMESTAMP || field.type() == ValueType.TIMESTAMP_SHORT);
    }

    private static Optional<Fire> fire(Schema schema, RandomGenerator random) {
        return schema.any(Sort.TRIGGER, random)
                .flatMap(trigger -> schema.find(trigger.on().get(0)))
                .map(table -> {
                    RowDraw draw = new RowDraw(schema, random);
                    List<Field> fields = table.fields().stream()
                            .filter(field -> field.making().isGiven() && field.type() != ValueType.BLOB)
                            .toList();
                    List<Field> given = fields.isEmpty() ? draw.given(table) : fields;
                    return new Fire(
                            table.name(), given.stream().map(Field::name).toList(), draw.row(given));
                });
    }
}
