package dev.lockstep.workloads.script;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import java.util.List;

/** H2's information schema, as far as it is the same for the same statements: names that H2 makes up are left out. */
public final class Catalogue {

    private static final List<Column> COLUMNS = Column.texts("item", "name", "detail");

    /** The tables, with the number of rows of each that has rows of its own. */
    public static final Operation.Query TABLES = Operation.query(
            "SELECT",
            List.of(
                    Column.text("table_schema"),
                    Column.text("table_name"),
                    Column.text("table_type"),
                    Column.number("row_count")),
            "FROM (SELECT table_schema, table_name, table_type,"
                    + " CASE table_type WHEN 'BASE TABLE' THEN row_count_estimate END AS row_count"
                    + " FROM information_schema.tables WHERE table_schema <> 'INFORMATION_SCHEMA'"
                    + " AND table_type NOT LIKE '%TEMPORARY%' UNION ALL SELECT '', 'user', user_name, 0"
                    + " FROM information_schema.users)");

    /** Every other object, with what defines it. */
    public static final Operation.Query EVERYTHING = Operation.query(
            "SELECT",
            COLUMNS,
            "FROM ("
                    + String.join(
                            " UNION ALL ",
                            "SELECT 'column' AS item, c.table_name || '.' || c.column_name AS name, c.data_type"
                                    + " || COALESCE('(' || c.character_maximum_length || ')', '')"
                                    + " || CASE c.is_nullable WHEN 'NO' THEN ' NOT NULL' ELSE '' END"
                                    + " || CASE WHEN c.is_identity = 'YES' THEN ' IDENTITY' ELSE '' END"
                                    + " || COALESCE(' AS ' || c.generation_expression, '') AS detail"
                                    + " FROM information_schema.columns c JOIN information_schema.tables t"
                                    + " ON t.table_schema = c.table_schema AND t.table_name = c.table_name"
                                    + " WHERE c.table_schema <> 'INFORMATION_SCHEMA'"
                                    + " AND t.table_type NOT LIKE '%TEMPORARY%'",
                            "SELECT 'constraint', n.table_name, n.constraint_type || COALESCE((SELECT ' '"
                                    + " || h.check_clause FROM information_schema.check_constraints h"
                                    + " WHERE h.constraint_schema = n.constraint_schema"
                                    + " AND h.constraint_name = n.constraint_name), '')"
                                    + " FROM information_schema.table_constraints n",
                            "SELECT 'index', x.table_name, x.index_type_name FROM information_schema.indexes x",
                            item("schema", "schema_name", "NULL", "schemata"),
                            item("role", "role_name", "NULL", "roles"),
                            item("view", "table_name", "NULL", "views WHERE table_schema <> 'INFORMATION_SCHEMA'"),
                            item("trigger", "event_object_table", "trigger_name", "triggers"),
                            item("domain", "domain_name", "data_type", "domains"),
                            item("constant", "constant_name", "value_definition", "constants"),
                            item("routine", "routine_name", "NULL", "routines"),
                            item("synonym", "synonym_name", "synonym_for", "synonyms"))
                    + ")");

    private Catalogue() {}

    private static String item(String item, String name, String detail, String from) {
        return "SELECT '" + item + "', " + name + ", " + detail + " FROM information_schema." + from;
    }
}
