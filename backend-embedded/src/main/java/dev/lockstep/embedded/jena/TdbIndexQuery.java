package dev.lockstep.embedded.jena;

import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The query that shows a damaged index to whoever has TDB2 alone: it reads all tuples, and looks up each by the index.
 * TDB2 takes the index whose first parts are known, so the other parts are compared afterwards and as texts: an
 * equality of terms would make them known too. An index that ends with the graph is taken if the graph is not known. A
 * read of all quads takes SPOG, so nothing shows what SPOG lacks. Texts of blank nodes say nothing, so they are left
 * out.
 */
final class TdbIndexQuery {

    private static final Pattern LACKING =
            Pattern.compile("the index (?<index>POS|OSP|GPOS|GOSP|POSG|OSPG) lacks \\d+ tuples of (SPO|GSPO)");

    /** The pattern that is looked up, by the order of the index without the graph. */
    private static final Map<String, String> LOOKED = Map.of(
            "POS", "?x ?p ?o FILTER(STR(?x) = STR(?s))",
            "OSP", "?x ?y ?o FILTER(STR(?x) = STR(?s) && STR(?y) = STR(?p))");

    private TdbIndexQuery() {}

    /** Returns the query for a violation, by its name; empty if no query is known to take that index. */
    static SortedMap<String, Operation.Query> of(String violation) {
        SortedMap<String, Operation.Query> queries = new TreeMap<>();
        Matcher lacking = LACKING.matcher(violation);
        if (lacking.matches()) {
            String index = lacking.group("index");
            boolean named = index.contains("G");
            String looked = LOOKED.get(index.replace("G", ""));
            if (index.endsWith("G")) {
                looked = "GRAPH ?h { " + looked + " } FILTER(STR(?h) = STR(?g))";
            } else {
                looked = in(named, looked);
            }
            queries.put(
                    "triples that the index " + index + " lacks",
                    Operation.query(
                            "SELECT",
                            List.of(
                                    new Column("subject", ValueKind.TEXT, "(STR(?s) AS ?subject)"),
                                    new Column("predicate", ValueKind.TEXT, "(STR(?p) AS ?predicate)"),
                                    new Column("object", ValueKind.TEXT, "(STR(?o) AS ?object)")),
                            "WHERE { " + in(named, "?s ?p ?o")
                                    + " FILTER(isIRI(?s) && !isBlank(?o)) FILTER NOT EXISTS { " + looked + " } }"));
        }
        return queries;
    }

    private static String in(boolean named, String pattern) {
        return named ? "GRAPH ?g { " + pattern + " }" : pattern;
    }
}
