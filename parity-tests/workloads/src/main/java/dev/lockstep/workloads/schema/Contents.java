package dev.lockstep.workloads.schema;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.Probe;
import dev.lockstep.workloads.text.H2Text;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads of all rows, and of what the catalogue says about the objects beyond their names. */
final class Contents {

    private static final int MOST = 12;

    private Contents() {}

    /** The rows of the tables and views, each as one text; empty if there are none. */
    static Optional<Probe> rows(Schema schema) {
        List<Item> relations =
                schema.all(item -> item.sort().isRelation() && !item.fields().isEmpty());
        return relations.isEmpty()
                ? Optional.empty()
                : Optional.of(Probe.agreeing(
                        "contents",
                        Operation.query(
                                "SELECT",
                                Column.texts("relation", "contents"),
                                relations.stream()
                                        .limit(MOST)
                                        .map(Contents::rows)
                                        .collect(Collectors.joining(" UNION ALL ", "FROM (", ")")))));
    }

    private static String rows(Item relation) {
        return relation.fields().stream()
                .map(Field::asText)
                .collect(Collectors.joining(
                        " || '|' || ",
                        "SELECT CAST(" + H2Text.literal(relation.name()) + " AS VARCHAR) AS relation, ",
                        " AS contents FROM " + relation.name()));
    }

    /** The definitions, without the names that the system makes up. */
    static Probe definitions() {
        return Probe.agreeing(
                "definitions",
                Operation.query(
                        "SELECT",
                        Column.texts("item", "name", "detail"),
                        "FROM ("
                                + String.join(
                                        " UNION ALL ",
                                        "SELECT 'sequence' AS item, SEQUENCE_SCHEMA || '.' || SEQUENCE_NAME AS name,"
                                                + " DATA_TYPE || ' ' || START_VALUE || ' ' || MINIMUM_VALUE || ' '"
                                                + " || MAXIMUM_VALUE || ' ' || INCREMENT || ' ' || CYCLE_OPTION || ' '"
                                                + " || COALESCE(CAST(CACHE AS VARCHAR), '') || ' ' || BASE_VALUE AS detail"
                                                + " FROM INFORMATION_SCHEMA.SEQUENCES"
                                                + " WHERE SEQUENCE_NAME NOT LIKE 'SYSTEM_SEQUENCE_%'",
                                        "SELECT 'reference', C.TABLE_SCHEMA || '.' || C.TABLE_NAME,"
                                                + " R.UPDATE_RULE || ' ' || R.DELETE_RULE || ' ' || U.TABLE_NAME"
                                                + " FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R"
                                                + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS C"
                                                + " ON C.CONSTRAINT_SCHEMA = R.CONSTRAINT_SCHEMA"
                                                + " AND C.CONSTRAINT_NAME = R.CONSTRAINT_NAME"
                                                + " JOIN INFORMATION_SCHEMA.TABLE_CONSTRAINTS U"
                                                + " ON U.CONSTRAINT_SCHEMA = R.UNIQUE_CONSTRAINT_SCHEMA"
                                                + " AND U.CONSTRAINT_NAME = R.UNIQUE_CONSTRAINT_NAME",
                                        "SELECT 'indexed', TABLE_SCHEMA || '.' || TABLE_NAME || '.' || COLUMN_NAME,"
                                                + " ORDINAL_POSITION || ' ' || COALESCE(ORDERING_SPECIFICATION, '')"
                                                + " || ' ' || COALESCE(NULL_ORDERING, '') || ' ' || IS_UNIQUE"
                                                + " FROM INFORMATION_SCHEMA.INDEX_COLUMNS",
                                        "SELECT 'column', TABLE_SCHEMA || '.' || TABLE_NAME || '.' || COLUMN_NAME,"
                                                + " ORDINAL_POSITION || ' ' || COALESCE(CASE WHEN COLUMN_DEFAULT LIKE"
                                                + " '%SYSTEM_SEQUENCE_%' THEN '' ELSE COLUMN_DEFAULT END, '') || ' '"
                                                + " || COALESCE(COLUMN_ON_UPDATE, '') || ' ' || COALESCE(DOMAIN_NAME,"
                                                + " '') || ' ' || IS_VISIBLE || ' ' || DEFAULT_ON_NULL"
                                                + " || ' ' || COALESCE(CAST(IDENTITY_BASE AS VARCHAR), '')"
                                                + " || ' ' || COALESCE(REMARKS, '')"
                                                + " FROM INFORMATION_SCHEMA.COLUMNS"
                                                + " WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'",
                                        "SELECT 'right', TABLE_SCHEMA || '.' || TABLE_NAME, GRANTEE || ' ' || RIGHTS"
                                                + " FROM INFORMATION_SCHEMA.RIGHTS",
                                        remarks("TABLES", "TABLE"),
                                        remarks("SEQUENCES", "SEQUENCE"),
                                        remarks("DOMAINS", "DOMAIN"),
                                        remarks("INDEXES", "INDEX"),
                                        remarks("SYNONYMS", "SYNONYM"),
                                        remarks("TABLE_CONSTRAINTS", "CONSTRAINT"))
                                + ")"));
    }

    private static String remarks(String view, String object) {
        return "SELECT 'remark', " + object + "_SCHEMA || '.' || " + object + "_NAME, REMARKS FROM INFORMATION_SCHEMA."
                + view + " WHERE REMARKS IS NOT NULL AND " + object + "_SCHEMA <> 'INFORMATION_SCHEMA'";
    }
}
