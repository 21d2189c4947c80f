package dev.lockstep.backend.sparql;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.op.ValueKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A call of a graph store that is not in the language: a graph as a whole, in a document, or an update by another
 * route.
 *
 * @param verb the kind of call
 * @param graph the IRI of the graph; empty for the default graph
 * @param format the format of the document, as the extension of its file name
 * @param content the document, or the text of an update
 * @param route the route by which the content comes; a transport that has only one ignores it
 */
public record GraphCall(Verb verb, String graph, String format, String content, Route route) {

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
        UPDATE
    }

    /** The routes of a content. */
    public enum Route {
        /** It is the body of a request. */
        BODY,
        /** It is a field of a form. */
        FORM
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

    /** Whether the call asks for the prefixes of the whole store. */
    public boolean asksForAll() {
        return verb == Verb.PREFIXES && format.equals("trig");
    }

    /** Returns the call as an operation. */
    public Operation.Call operation() {
        Operation.Call call = new Operation.Call(
                verb.name().toLowerCase(Locale.ROOT),
                List.of(Row.of(Cell.text(graph), Cell.text(format), Cell.text(content), Cell.text(route.name()))),
                Optional.empty());
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
                Route.valueOf(text(cells.get(3))));
    }

    private static String text(Cell cell) {
        return ((Cell.Text) cell).value();
    }
}
