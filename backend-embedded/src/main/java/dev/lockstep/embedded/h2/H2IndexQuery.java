package dev.lockstep.embedded.h2;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query that shows a damaged index to whoever has H2 alone: it reads the table, and looks up each row by the index,
 * or the other way round. The first hint makes H2 read the table and no index of it. The second one and the comparison
 * of the first column make it take the index; the number of the row makes it one row.
 */
final class H2IndexQuery {

    private static final Pattern DAMAGED =
            Pattern.compile("index (?<index>\\S+) of (?<table>\\S+)\\((?<column>[^,()]+).*\\)"
                    + " (?<how>lacks the row with|has a row too many, with) key .*");

    private H2IndexQuery() {}

    /** Returns the query for a violation, by its name; empty if the index has the rows of its table. */
    static SortedMap<String, Operation.Query> of(String violation) {
        SortedMap<String, Operation.Query> queries = new TreeMap<>();
        Matcher damaged = DAMAGED.matcher(violation);
        if (damaged.matches()) {
            boolean lacks = damaged.group("how").startsWith("lacks");
            String name = damaged.group("column");
            String column = quoted(name);
            String table = quoted(damaged.group("table"));
            String index = " USE INDEX (" + quoted(damaged.group("index")) + ")";
            queries.put(
                    "rows of " + damaged.group("table") + (lacks ? " that the index " : " that only the index ")
                            + damaged.group("index") + (lacks ? " lacks" : " has"),
                    Operation.query(
                            "SELECT",
                            List.of(new Column(name, ValueKind.TEXT, "CAST(a." + column + " AS VARCHAR)")),
                            lacks ? lacking(table, index, column) : surplus(table, index, column)));
        }
        return queries;
    }

    private static String lacking(String table, String index, String column) {
        return "FROM " + table + " a USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM " + table + " b" + index + " WHERE b."
                + column + " IS NOT DISTINCT FROM a." + column + " AND b._ROWID_ = a._ROWID_)";
    }

    /** The order makes H2 read the index, which has all that is asked. */
    private static String surplus(String table, String index, String column) {
        return "FROM " + table + " a" + index + " WHERE NOT EXISTS (SELECT 1 FROM " + table
                + " b USE INDEX () WHERE b._ROWID_ = a._ROWID_) ORDER BY a." + column;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
