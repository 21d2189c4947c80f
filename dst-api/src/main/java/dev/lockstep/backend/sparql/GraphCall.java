package dev.lockstep.backend.sparql;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.ValueKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call of a graph store that is not in the language: a graph as a whole, in a document, an update by another route,
 * or a call that is for a second dataset.
 *
 * @param verb the kind of call
 * @param graph the IRI of the graph; empty for the default graph
 * @param format the format of the document, as the extension of its file name
 * @param content the document, or the text of an update
 * @param route the route by which the content comes; a transport that has only one ignores it
 * @param dataset the dataset that is called
 */
public record GraphCall(Verb verb, String graph, String format, String content, Route route, Dataset dataset) {

    /** The folder of the dataset {@link Dataset#BESIDE}, below that of the walk's store. */
    public static final String BESIDE = "beside";

    /**
     * The setting of an arm whose engine has the dataset {@link Dataset#BESIDE}. A server must know it when it starts;
     * other transports open that dataset when they need it.
     */
    public static final String DATASETS = "jena.datasets";

    private static final RowShape TRIPLES = RowShape.of(
            new Column("s", ValueKind.LEXICAL, "?s"),
            new Column("p", ValueKind.LEXICAL, "?p"),
            new Column("o", ValueKind.LEXICAL, "?o"));

    private static final RowShape BINDINGS =
            RowShape.of(new Column("name", ValueKind.TEXT, "?name"), new Column("iri", ValueKind.TEXT, "?iri"));

    private static final RowShape TRUTH = RowShape.of(new Column("exists", ValueKind.BOOLEAN, "?exists"));

    /** The kinds of calls. */
    public enum Verb {
        /** Replaces what is in the graph. */
        PUT,
        /** Adds to what is in the graph. */
        ADD,
        /** Removes the graph, which must be there. */
        REMOVE,
        /** Gets the graph, which must be there, in a document of the format; the answer is what the document says. */
        GET,
        /** Asks whether the graph is there. */
        EXISTS,
        /**
         * Asks for the IRIs of the prefixes that the content names, with a blank between two. In Turtle the graph is
         * asked, which must be there, and in TriG the whole store.
         */
        PREFIXES,
        /** Runs an update. */
        UPDATE,
        /** Compacts the dataset. */
        COMPACT
    }

    /** The routes of a content. */
    public enum Route {
        /** It is the body of a request. */
        BODY,
        /** It is a field of a form. */
        FORM
    }

    /** The datasets of one engine. */
    public enum Dataset {
        /** It is the walk's store. */
        OWN,
        /** It is a second one, which the same process has open at the same time. */
        BESIDE
    }

    /** A call of the walk's store. */
    public GraphCall(Verb verb, String graph, String format, String content, Route route) {
        this(verb, graph, format, content, route, Dataset.OWN);
    }

    /** The read of all triples of this graph. */
    public static Operation.Query triples(Optional<String> graph) {
        return Operation.query(
                "SELECT",
                TRIPLES.columns(),
                "WHERE { "
                        + graph.map(iri -> "GRAPH <" + iri + "> { ?s ?p ?o }").orElse("?s ?p ?o") + " }");
    }

    /** Returns the graph's IRI; empty for the default graph. */
    public Optional<String> name() {
        return Optional.of(graph).filter(iri -> !iri.isEmpty());
    }

    /** Returns the same call of the second dataset. */
    public GraphCall beside() {
        return new GraphCall(verb, graph, format, content, route, Dataset.BESIDE);
    }

    /** Whether the second dataset is called. */
    public boolean isBeside() {
        return dataset == Dataset.BESIDE;
    }

    /** Whether an operation is a call of the second dataset. */
    public static boolean isBeside(Operation operation) {
        return operation instanceof Operation.Call call && of(call).isBeside();
    }

    /** Whether the call asks for the prefixes of the whole store. */
    public boolean asksForAll() {
        return verb == Verb.PREFIXES && format.equals("trig");
    }

    /** Returns the call as an operation. */
    public Operation.Call operation() {
        List<Cell> cells = new ArrayList<>(
                List.of(Cell.text(graph), Cell.text(format), Cell.text(content), Cell.text(route.name())));
        if (isBeside()) {
            cells.add(Cell.text(dataset.name()));
        }
        Operation.Call call =
                new Operation.Call(verb.name().toLowerCase(Locale.ROOT), List.of(new Row(cells)), Optional.empty());
        return switch (verb) {
            case GET -> call.answering(TRIPLES);
            case EXISTS -> call.answering(TRUTH);
            case PREFIXES -> call.answering(BINDINGS);
            default -> call;
        };
    }

    /** Returns the call that an operation is. */
    public static GraphCall of(Operation.Call call) {
        List<Cell> cells = call.arguments().get(0).cells();
        return new GraphCall(
                Verb.valueOf(call.name().toUpperCase(Locale.ROOT)),
                text(cells.get(0)),
                text(cells.get(1)),
                text(cells.get(2)),
                Route.valueOf(text(cells.get(3))),
                cells.size() > 4 ? Dataset.valueOf(text(cells.get(4))) : Dataset.OWN);
    }

    private static String text(Cell cell) {
        return ((Cell.Text) cell).value();
    }
}
