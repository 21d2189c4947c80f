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
 * The query that shows a damaged index to whoever has H2 alone: it reads the table, and looks up each row by the index.
 * The first hint makes H2 read the table and no index of it. The second one and the comparison of the first column make
 * it take the index; the number of the row makes it one row.
 */
final class H2IndexQuery {

    private static final Pattern LACKING = Pattern.compile(
            "index (?<index>\\S+) of (?<table>\\S+)\\((?<column>[^,()]+).*\\) lacks the row with key .*");

    private H2IndexQuery() {}

    /** Returns the query for a violation, by its name; empty if the index lacks no row. */
    static SortedMap<String, Operation.Query> of(String violation) {
        SortedMap<String, Operation.Query> queries = new TreeMap<>();
        Matcher lacking = LACKING.matcher(violation);
        if (lacking.matches()) {
            String table = quoted(lacking.group("table"));
            String column = quoted(lacking.group("column"));
            queries.put(
                    "rows of " + lacking.group("table") + " that the index " + lacking.group("index") + " lacks",
                    Operation.query(
                            "SELECT",
                            List.of(new Column(
                                    lacking.group("column"), ValueKind.TEXT, "CAST(a." + column + " AS VARCHAR)")),
                            "FROM " + table + " a USE INDEX () WHERE NOT EXISTS (SELECT 1 FROM " + table
                                    + " b USE INDEX ("
                                    + quoted(lacking.group("index")) + ") WHERE b." + column
                                    + " IS NOT DISTINCT FROM a." + column + " AND b._ROWID_ = a._ROWID_)"));
        }
        return queries;
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
