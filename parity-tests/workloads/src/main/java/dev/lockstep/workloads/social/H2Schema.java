package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.Probe;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that H2 stores beside rows, as its information schema tells it: columns, constraints, indexes, sequences,
 * users and every other object, of which there must be none. Names that H2 makes up are left out. Tables of a session
 * are not stored.
 */
final class H2Schema {

    /**
     * Items of one sort, of which each has six columns. They are expressions, and {@code from} is what follows them.
     */
    private record Items(String item, String slug, String link, String content, String age, String score, String from) {

        /** Items that have no numbers. */
        Items(String item, String slug, String link, String content, String from) {
            this(item, slug, link, content, NULL, NULL, "information_schema." + from);
        }

        Items withScore(String expression) {
            return new Items(item, slug, link, content, age, expression, from);
        }

        String text() {
            return "SELECT '" + item + "', " + slug + ", " + link + ", " + content + ", " + age + ", " + score
                    + " FROM " + from;
        }

        /** The text with a name for each column, as the first part of a union needs it. */
        String named() {
            return "SELECT '" + item + "' AS item, " + slug + " AS slug, " + link + " AS link, " + content
                    + " AS content, " + age + " AS age, " + score + " AS score FROM " + from;
        }

        Probe probe(List<Row> rows) {
            return new Probe(
                    item,
                    Operation.query(
                            "SELECT",
                            List.of(
                                    new Column("item", ValueKind.TEXT, "'" + item + "'"),
                                    new Column("slug", ValueKind.TEXT, slug),
                                    new Column("link", ValueKind.TEXT, link),
                                    new Column("content", ValueKind.TEXT, content),
                                    new Column("age", ValueKind.NUMBER, age),
                                    new Column("score", ValueKind.NUMBER, score)),
                            "FROM " + from),
                    rows.stream()
                            .filter(row -> row.cells().get(0).equals(Cell.text(item)))
                            .toList());
        }
    }

    private static final String NULL = "NULL";

    /** Stands for the number with which the sequence goes on. */
    private static final String NEXT = "%s";

    private static final List<Items> PARTS = List.of(
            new Items(
                    "column",
                    "c.table_name",
                    "c.column_name",
                    "c.data_type"
                            + " || COALESCE('(' || c.declared_numeric_precision || ',' || c.declared_numeric_scale"
                            + " || ')', '')"
                            + " || CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END"
                            + " || COALESCE(' DEFAULT ' || c.column_default, '')"
                            + " || COALESCE(' AS ' || c.generation_expression, '')",
                    "c.ordinal_position",
                    NULL,
                    "information_schema.columns c JOIN information_schema.tables t"
                            + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                            + " WHERE c.table_schema <> 'INFORMATION_SCHEMA' AND t.table_type NOT LIKE '%TEMPORARY%'"),
            // For a rule that was not given, H2 says RESTRICT before 2.4 and NO ACTION since; both mean the same there.
            new Items(
                    "constraint",
                    "n.table_name",
                    "(SELECT LISTAGG(k.column_name, ', ') WITHIN GROUP"
                            + " (ORDER BY k.ordinal_position) FROM information_schema.key_column_usage k"
                            + " WHERE k.constraint_schema = n.constraint_schema"
                            + " AND k.constraint_name = n.constraint_name)",
                    "n.constraint_type || COALESCE((SELECT ' ' || h.check_clause"
                            + " FROM information_schema.check_constraints h"
                            + " WHERE h.constraint_schema = n.constraint_schema"
                            + " AND h.constraint_name = n.constraint_name), '')"
                            + " || COALESCE((SELECT ' ' || u.table_name || ' ON DELETE ' || r.delete_rule"
                            + " || CASE r.update_rule WHEN 'RESTRICT' THEN '' WHEN 'NO ACTION' THEN ''"
                            + " ELSE ' ON UPDATE ' || r.update_rule END"
                            + " FROM information_schema.referential_constraints r"
                            + " JOIN information_schema.table_constraints u"
                            + " ON u.constraint_schema = r.unique_constraint_schema"
                            + " AND u.constraint_name = r.unique_constraint_name"
                            + " WHERE r.constraint_schema = n.constraint_schema"
                            + " AND r.constraint_name = n.constraint_name), '')",
                    "table_constraints n"),
            new Items(
                    "index",
                    "x.table_name",
                    "(SELECT LISTAGG(o.column_name || ' ' || o.ordering_specification, ', ')"
                            + " WITHIN GROUP (ORDER BY o.ordinal_position) FROM information_schema.index_columns o"
                            + " WHERE o.index_schema = x.index_schema AND o.index_name = x.index_name)",
                    "x.index_type_name",
                    "indexes x"),
            new Items(
                    "sequence",
                    "s.sequence_name",
                    NULL,
                    "s.data_type || ' ' || s.minimum_value || ' to '"
                            + " || s.maximum_value || ' cycle ' || s.cycle_option",
                    "s.increment",
                    NEXT,
                    "information_schema.sequences s"),
            new Items("schema", "schema_name", NULL, NULL, "schemata WHERE schema_name <> 'INFORMATION_SCHEMA'"),
            new Items("user", "user_name", NULL, "CAST(is_admin AS CHARACTER VARYING)", "users"),
            new Items("role", "role_name", NULL, NULL, "roles"),
            new Items("right", "granteetype", "rights", "table_name", "rights"),
            new Items(
                    "view", "table_name", NULL, "view_definition", "views WHERE table_schema <> 'INFORMATION_SCHEMA'"),
            new Items("trigger", "event_object_table", "trigger_name", NULL, "triggers"),
            new Items("domain", "domain_name", NULL, "data_type", "domains"),
            new Items("constant", "constant_name", NULL, "value_definition", "constants"),
            new Items("routine", "routine_name", NULL, "external_name", "routines"),
            new Items("synonym", "synonym_name", NULL, "synonym_for", "synonyms"));

    private static final String ITEMS = Stream.concat(
                    Stream.of(PARTS.get(0).named()), PARTS.stream().skip(1).map(Items::text))
            .collect(Collectors.joining(" UNION ALL "));

    private static final String TEXT = "CHARACTER VARYING";
    private static final String KEY = TEXT + " NOT NULL";
    private static final String TO_PERSON = "FOREIGN KEY PERSON ON DELETE CASCADE";

    /** The items of every store. */
    static final List<Row> FIXED = List.of(
            column("PERSON", "SLUG", KEY, 1),
            column("PERSON", "NAME", TEXT, 2),
            column("PERSON", "AGE", "INTEGER NOT NULL", 3),
            column("PERSON", "SCORE", "NUMERIC(" + Person.SCORE_DIGITS + "," + Person.SCORE_SCALE + ") NOT NULL", 4),
            column("DOC", "SLUG", KEY, 1),
            column("DOC", "SOURCE", KEY, 2),
            column("DOC", "BODY", KEY, 3),
            column("KNOWS", "SOURCE_SLUG", KEY, 1),
            column("KNOWS", "TARGET_SLUG", KEY, 2),
            item("constraint", "PERSON", "SLUG", "PRIMARY KEY"),
            item("constraint", "DOC", "SLUG", "PRIMARY KEY"),
            item(
                    "constraint",
                    "DOC",
                    "",
                    Doc.SOURCES.stream()
                            .map(source -> "'" + source + "'")
                            .collect(Collectors.joining(", ", "CHECK \"SOURCE\" IN(", ")"))),
            item("constraint", "KNOWS", "SOURCE_SLUG", "PRIMARY KEY"),
            item("constraint", "KNOWS", "SOURCE_SLUG", TO_PERSON),
            item("constraint", "KNOWS", "TARGET_SLUG", TO_PERSON),
            item("index", "PERSON", "SLUG ASC", "PRIMARY KEY"),
            item("index", "DOC", "SLUG ASC", "PRIMARY KEY"),
            item("index", "DOC", "SOURCE ASC", "INDEX"),
            item("index", "KNOWS", "SOURCE_SLUG ASC", "PRIMARY KEY"),
            item("index", "KNOWS", "TARGET_SLUG ASC", "INDEX"),
            item("schema", "PUBLIC", "", ""),
            item("user", "SA", "", "TRUE"),
            item("role", "PUBLIC", "", ""));

    private H2Schema() {}

    /**
     * Returns the text of the items.
     *
     * @param nextTicket the expression for the number with which the sequence goes on
     */
    static String items(String nextTicket) {
        return ITEMS.replace(NEXT, nextTicket);
    }

    /**
     * Returns a read for each sort of items. H2 plans a union of them in a subquery for longer than it takes to answer
     * all of these.
     *
     * @param nextTicket see {@link #items}
     * @param rows the items that there must be
     */
    static List<Probe> probes(String nextTicket, List<Row> rows) {
        return PARTS.stream()
                .map(items -> items.score().equals(NEXT) ? items.withScore(nextTicket) : items)
                .map(items -> items.probe(rows))
                .toList();
    }

    /**
     * Returns the sequence, which only the commands of {@link SqlDialect} need.
     *
     * @param nextTicket the number with which it goes on, or null
     */
    static Row sequence(Cell nextTicket) {
        return Row.of(
                Cell.text("sequence"),
                Cell.text("TICKET"),
                Cell.NULL,
                Cell.text("BIGINT 1 to " + Long.MAX_VALUE + " cycle NO"),
                Cell.number(1),
                nextTicket);
    }

    private static Row column(String table, String name, String type, long position) {
        return Row.of(
                Cell.text("column"),
                Cell.text(table),
                Cell.text(name),
                Cell.text(type),
                Cell.number(position),
                Cell.NULL);
    }

    /** An empty text stands for no value. */
    private static Row item(String item, String... cells) {
        return new Row(Stream.concat(
                        Stream.concat(
                                Stream.of(Cell.text(item)),
                                Stream.of(cells).map(cell -> cell.isEmpty() ? Cell.NULL : Cell.text(cell))),
                        Stream.of(Cell.NULL, Cell.NULL))
                .toList());
    }
}
