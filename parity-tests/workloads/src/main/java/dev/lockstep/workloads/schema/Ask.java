package dev.lockstep.workloads.schema;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Asks. Every answer depends on the stored data alone. */
interface Ask extends SchemaCommand {

    /**
     * Asks for the rows of a table.
     *
     * @param bytes the columns of bytes, whose own text does not tell them apart from 0x80 on
     */
    record AskTable(String table, List<String> bytes) implements Ask {
        @Override
        public String sql() {
            return bytes.stream()
                    .map(column -> ", RAWTOHEX(" + column + ")")
                    .collect(Collectors.joining("", "SELECT *", " FROM " + table));
        }

        static AskTable of(Item table) {
            return new AskTable(
                    table.name(),
                    table.fields().stream()
                            .filter(field -> field.type().isBinary() && field.type() != ValueType.BLOB)
                            .map(Field::name)
                            .toList());
        }
    }

    /** Asks for the rows of a view. */
    record AskView(String view) implements Ask {
        @Override
        public String sql() {
            return "SELECT * FROM " + view;
        }
    }

    /** The same in another session. The plain arm asks in the same session as before. */
    record AskElsewhere(String table) implements Ask {
        @Override
        public String sql() {
            return "SELECT * FROM " + table;
        }

        @Override
        public Operation operation() {
            return Operation.inSession(Operation.InSession.ELSEWHERE, Operation.ask(sql()));
        }
    }

    /** Asks for rows in an order that is total. */
    record AskOrdered(String table, String key, boolean descending) implements Ask {
        @Override
        public String sql() {
            return "SELECT * FROM " + table + " ORDER BY " + key + (descending ? " DESC" : "")
                    + " FETCH FIRST 120 ROWS ONLY";
        }

        @Override
        public Operation operation() {
            return Operation.orderedAsk(sql());
        }
    }

    /**
     * Asks for aggregates.
     *
     * @param columns the aggregates
     * @param rest the groups, empty for none
     */
    record AskAggregate(String table, List<String> columns, String rest) implements Ask {
        @Override
        public String sql() {
            return "SELECT " + String.join(", ", columns) + " FROM " + table + rest;
        }
    }

    /** Asks for rows by the value of one column, which an index may answer. */
    record AskByValue(String table, String column, String condition) implements Ask {
        @Override
        public String sql() {
            return "SELECT * FROM " + table + " WHERE " + column + " " + condition;
        }
    }

    /** Asks what the schema holds. */
    record AskCatalogue(String view, String columns) implements Ask {
        @Override
        public String sql() {
            return "SELECT " + columns + " FROM INFORMATION_SCHEMA." + view;
        }
    }

    /** Takes the next number of a sequence. */
    record TakeNext(String sequence) implements Ask {
        @Override
        public String sql() {
            return "SELECT NEXT VALUE FOR " + sequence;
        }
    }

    /** Calls an alias. */
    record CallAlias(String alias, int first, int second) implements Ask {
        @Override
        public String sql() {
            return "SELECT " + alias + "(" + first + ", " + second + ")";
        }
    }

    @Override
    default Operation operation() {
        return Operation.ask(sql());
    }

    /** Ways to compare a column with a value. */
    List<String> COMPARISONS = List.of("= ", "<> ", ">= ", "<= ", "IS DISTINCT FROM ", "IS NOT DISTINCT FROM ");

    /** The questions to the catalogue. Names that the system makes up are left out. */
    List<AskCatalogue> CATALOGUE = List.of(
            new AskCatalogue("VIEWS", "TABLE_SCHEMA, TABLE_NAME, VIEW_DEFINITION, STATUS"),
            new AskCatalogue(
                    "COLUMNS",
                    "TABLE_SCHEMA, TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, IS_NULLABLE, DATA_TYPE,"
                            + " CHARACTER_MAXIMUM_LENGTH, NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION"),
            new AskCatalogue("SCHEMATA", "SCHEMA_NAME"),
            new AskCatalogue("DOMAINS", "DOMAIN_SCHEMA, DOMAIN_NAME, DATA_TYPE, DOMAIN_DEFAULT"),
            new AskCatalogue("ROUTINES", "ROUTINE_SCHEMA, ROUTINE_NAME, EXTERNAL_NAME, DATA_TYPE"));

    /** Returns the kinds. */
    static List<CommandKind<Schema>> kinds() {
        return List.of(
                kind(
                                "askTable",
                                AskTable.class,
                                (schema, random) -> schema.anyFilled(random).map(AskTable::of))
                        .weight(4)
                        .render(SchemaCommand::operation),
                kind(
                                "askView",
                                AskView.class,
                                (schema, random) -> Draw.any(
                                                schema.all(
                                                        item -> item.sort().isRelation() && item.sort() != Sort.TABLE),
                                                random)
                                        .map(view -> new AskView(view.name())))
                        .needs("createView")
                        .weight(3)
                        .render(SchemaCommand::operation),
                kind(
                                "askElsewhere",
                                AskElsewhere.class,
                                (schema, random) -> schema.anyFilled(random).map(each -> new AskElsewhere(each.name())))
                        .render(SchemaCommand::operation),
                kind(
                                "askOrdered",
                                AskOrdered.class,
                                (schema, random) -> keyed(schema, random)
                                        .map(table -> new AskOrdered(
                                                table.name(),
                                                table.key().orElseThrow().name(),
                                                random.nextBoolean())))
                        .weight(2)
                        .render(SchemaCommand::operation),
                kind(
                                "askAggregate",
                                AskAggregate.class,
                                (schema, random) -> schema.anyRelation(random).map(each -> aggregate(each, random)))
                        .weight(2)
                        .render(SchemaCommand::operation),
                kind(
                                "askByValue",
                                AskByValue.class,
                                (schema, random) -> schema.anyFilled(random).map(table -> byValue(table, random)))
                        .weight(2)
                        .render(SchemaCommand::operation),
                kind("askCatalogue", AskCatalogue.class, (schema, random) -> Optional.of(Draw.one(CATALOGUE, random)))
                        .render(SchemaCommand::operation),
                kind(
                                "takeNext",
                                TakeNext.class,
                                (schema, random) -> schema.any(Sort.SEQUENCE, random)
                                        .map(sequence -> new TakeNext(sequence.name())))
                        .needs("createSequence")
                        .render(SchemaCommand::operation),
                kind(
                                "callAlias",
                                CallAlias.class,
                                (schema, random) -> schema.any(Sort.ALIAS, random)
                                        .map(alias -> new CallAlias(alias.name(), random.nextInt(100), 7)))
                        .needs("createAlias")
                        .render(SchemaCommand::operation));
    }

    private static <C extends Ask> CommandKind.Builder<Schema, C> kind(
            String name, Class<C> type, CommandKind.Generator<Schema, C> draw) {
        return SchemaCommand.onTables(name, type, draw)
                .helpedBy("reopen")
                .aspect("just after maintenance", (schema, ask) -> schema.hasJustBeenMaintained());
    }

    private static Optional<Item> keyed(Schema schema, RandomGenerator random) {
        return schema.anyFilled(random).filter(table -> table.key().isPresent());
    }

    private static AskByValue byValue(Item table, RandomGenerator random) {
        Field field = Draw.one(table.fields(), random);
        String comparison = Draw.one(COMPARISONS, random);
        return new AskByValue(
                table.name(), field.name(), comparison + field.type().literal(false, random));
    }

    private static AskAggregate aggregate(Item relation, RandomGenerator random) {
        List<String> columns = new ArrayList<>(List.of("COUNT(*)"));
        for (Field field : relation.fields()) {
            columns.add("COUNT(" + field.name() + ")");
            if (field.type().isSortable()) {
                columns.add("MIN(" + field.name() + ")");
                columns.add("MAX(" + field.name() + ")");
            }
            if (field.type().isExact()) {
                columns.add("SUM(" + field.name() + ")");
            }
        }
        boolean grouped = relation.has(FieldDraw.REFERENCE) && random.nextBoolean();
        if (grouped) {
            columns.add(FieldDraw.REFERENCE);
        }
        List<String> few = columns.stream()
                .filter(each -> columns.size() < 12 || random.nextInt(3) == 0 || each.equals(FieldDraw.REFERENCE))
                .collect(Collectors.toList());
        return new AskAggregate(
                relation.name(), few.isEmpty() ? List.of("COUNT(*)") : few, grouped ? " GROUP BY REF" : "");
    }
}
