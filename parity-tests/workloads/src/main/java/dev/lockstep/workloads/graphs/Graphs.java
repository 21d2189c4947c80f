package dev.lockstep.workloads.graphs;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The graphs that a store must have, and those of a second dataset beside it. The default graph has the name {@code ""}
 * and is always there.
 */
final class Graphs {

    /** The names of graphs: few, so that they are used again. */
    static final List<String> NAMES = List.of(
            "", "http://lockstep.test/g0", "http://lockstep.test/g1", "http://lockstep.test/g2?a=b&c#d", "urn:g:3");

    private static final Operation.Query ALL = Operation.query(
            "SELECT",
            List.of(lexical("g"), lexical("s"), lexical("p"), lexical("o")),
            "WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }");

    private final SortedMap<String, SortedSet<Fact>> graphs = new TreeMap<>();

    private final Bindings bindings = new Bindings();

    private final Optional<Graphs> beside;

    /** The maintenance that was done since a graph was changed, of this dataset and of the other. */
    private final Set<Class<?>> since = new HashSet<>();

    private Graphs(Optional<Graphs> beside) {
        this.beside = beside;
    }

    /** Returns the graphs of a store without any, beside which is another one. */
    static Graphs twice() {
        return new Graphs(Optional.of(new Graphs(Optional.empty())));
    }

    /** Returns the graphs of the second dataset. */
    Graphs beside() {
        return beside.orElseThrow();
    }

    void maintained(Class<?> how) {
        since.add(how);
        bindings.maintained(how);
    }

    boolean isMaintained(Class<?> how) {
        return since.contains(how);
    }

    private static Column lexical(String name) {
        return new Column(name, ValueKind.LEXICAL, "?" + name);
    }

    static Operation.Query all() {
        return ALL;
    }

    /** Returns the prefixes of the store. */
    Bindings bindings() {
        return bindings;
    }

    boolean has(String graph) {
        return graph.isEmpty() || graphs.containsKey(graph);
    }

    boolean isEmpty() {
        return graphs.isEmpty();
    }

    boolean hasMany() {
        return graphs.values().stream().anyMatch(facts -> facts.size() > 20);
    }

    /** Returns a copy of what is in a graph. */
    SortedSet<Fact> in(String graph) {
        return new TreeSet<>(graphs.getOrDefault(graph, new TreeSet<>()));
    }

    void set(String graph, SortedSet<Fact> facts) {
        since.clear();
        if (facts.isEmpty()) {
            graphs.remove(graph);
        } else {
            graphs.put(graph, facts);
        }
    }

    void add(String graph, Iterable<Fact> more) {
        SortedSet<Fact> facts = in(graph);
        more.forEach(facts::add);
        set(graph, facts);
    }

    /** Returns the answer to a read of everything. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        graphs.forEach((graph, facts) -> facts.forEach(fact -> rows.add(row(graph, fact))));
        return rows;
    }

    static Row row(String graph, Fact fact) {
        List<Cell> cells = new ArrayList<>();
        cells.add(graph.isEmpty() ? Cell.NULL : Cell.lexical(Term.IRI, graph));
        cells.addAll(fact.cells());
        return new Row(cells);
    }

    static String words(String graph) {
        return graph.isEmpty() ? "DEFAULT" : "GRAPH <" + graph + ">";
    }
}
