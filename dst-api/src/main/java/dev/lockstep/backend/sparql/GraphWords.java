package dev.lockstep.backend.sparql;

import java.util.Map;

/** Calls of a graph store, for people. */
final class GraphWords {

    private static final Map<String, String> LANGUAGES = Map.of(
            "nq", "N-Quads",
            "nt", "N-Triples",
            "ttl", "Turtle",
            "trig", "TriG",
            "rdf", "RDF/XML",
            "jsonld", "JSON-LD",
            "rj", "RDF/JSON",
            "rt", "RDF Thrift");

    private GraphWords() {}

    static String of(GraphCall asked) {
        return (asked.isBeside() ? "in the second dataset, " + GraphCall.BESIDE + ": " : "") + deed(asked);
    }

    private static String deed(GraphCall asked) {
        String graph = asked.name().map(iri -> "the graph <" + iri + ">").orElse("the default graph");
        String language = language(asked.format());
        return switch (asked.verb()) {
            case PUT -> "put (replace) " + graph + " with this document in " + language + ":\n" + asked.content();
            case ADD -> "add to " + graph + " this document in " + language + ":\n" + asked.content();
            case REMOVE -> "remove " + graph;
            case GET -> "get " + graph + " as " + language + ", and read the document";
            case EXISTS -> "ask whether " + graph + " exists";
            // In TriG a document has the prefixes of the whole store, whichever graph is named.
            case PREFIXES ->
                "read the prefixes of " + (asked.asksForAll() ? "the whole store" : graph) + " as " + language + ": "
                        + String.join(", ", Prefixes.names(asked));
            case UPDATE -> "update: " + asked.content();
            case COMPACT -> "compact the dataset";
        };
    }

    /** Returns the name of a format. */
    static String language(String format) {
        return LANGUAGES.getOrDefault(format, format);
    }
}
