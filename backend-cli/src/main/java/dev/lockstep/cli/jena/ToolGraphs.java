package dev.lockstep.cli.jena;

import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Prefixes;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Graphs as wholes, by the tools: {@code tdbloader --graph} adds a document, {@code tdbupdate} with {@code DROP} and
 * {@code LOAD} replaces a graph, {@code tdbquery} with {@code CONSTRUCT} writes one, and {@code tdbdump} writes all. No
 * tool tells whether a graph is there, so it is asked first. A second dataset is another folder.
 *
 * @param scratch a folder for files
 */
record ToolGraphs(JenaTools tools, SystemUnderTest system, Path scratch) {

    /** The tool's names of the formats, by the extensions of their files. */
    static final Map<String, String> LANGUAGES =
            Map.of("nt", "N-TRIPLES", "ttl", "TURTLE", "rdf", "RDF/XML", "jsonld", "JSON-LD");

    Outcome call(Path store, GraphCall asked) throws IOException, InterruptedException {
        return switch (asked.verb()) {
            case ADD -> tools.load(store, asked.name(), document(asked));
            case PUT ->
                tools.update(
                        store,
                        "DROP SILENT " + graph(asked) + " ; LOAD <"
                                + document(asked).toUri() + ">"
                                + asked.name()
                                        .map(iri -> " INTO GRAPH <" + iri + ">")
                                        .orElse(""));
            case UPDATE -> tools.update(store, asked.content());
            case EXISTS -> asked.name().isEmpty() ? truth(true) : exists(store, asked);
            case PREFIXES -> asked.asksForAll() ? prefixes(store, asked) : ifThere(store, asked);
            case REMOVE, GET -> ifThere(store, asked);
            case COMPACT -> compacted(store);
        };
    }

    /** No walk looks for the evidence of a call, so the new generation of files is looked for here. */
    private Outcome compacted(Path store) throws IOException, InterruptedException {
        Optional<Path> before = JenaCliBackend.generation(store);
        Outcome outcome = tools.compact(store);
        return outcome instanceof Done && JenaCliBackend.generation(store).equals(before)
                ? Outcome.Broken.of(Cause.UNPROVEN, "tdbcompact ended with 0, and there is no new generation of files")
                : outcome;
    }

    private Outcome ifThere(Path store, GraphCall asked) throws IOException, InterruptedException {
        Outcome there = asked.name().isEmpty() ? truth(true) : exists(store, asked);
        if (!there.equals(truth(true))) {
            return there.equals(truth(false)) ? absent(asked) : there;
        }
        return switch (asked.verb()) {
            case REMOVE -> tools.update(store, "DROP " + graph(asked));
            case PREFIXES -> prefixes(store, asked);
            default -> written(store, asked);
        };
    }

    private Outcome written(Path store, GraphCall asked) throws IOException, InterruptedException {
        try (WorkFolder work = WorkFolder.make(scratch.resolve("graph"))) {
            Path document = work.path().resolve("graph." + asked.format());
            Outcome step = tools.construct(store, all(asked), language(asked.format()), document);
            if (!(step instanceof Done)) {
                return step;
            }
            Path copy = work.path().resolve("copy");
            step = tools.load(copy, document);
            return step instanceof Done ? tools.query(copy, GraphCall.triples(Optional.empty())) : step;
        }
    }

    /** Returns a query for the whole of a graph. */
    static String all(GraphCall asked) {
        return "CONSTRUCT { ?s ?p ?o } WHERE { "
                + asked.name().map(iri -> "GRAPH <" + iri + "> { ?s ?p ?o }").orElse("?s ?p ?o") + " }";
    }

    private Outcome prefixes(Path store, GraphCall asked) throws IOException, InterruptedException {
        try (WorkFolder work = WorkFolder.make(scratch.resolve("graph"))) {
            Path document = work.path().resolve("prefixes." + asked.format());
            Outcome step = asked.asksForAll()
                    ? tools.dump(store, document)
                    : tools.construct(store, all(asked), language(asked.format()), document);
            return step instanceof Done ? Prefixes.answer(asked, Prefixes.of(Files.readString(document))) : step;
        }
    }

    private static String language(String format) {
        String language = LANGUAGES.get(format);
        if (language == null) {
            throw new IllegalArgumentException("the tools have no name for the format " + format);
        }
        return language;
    }

    private Path document(GraphCall asked) throws IOException {
        return tools.write("graph." + asked.format(), asked.content());
    }

    private Outcome exists(Path store, GraphCall asked) throws IOException, InterruptedException {
        return tools.ask(store, "ASK { GRAPH <" + asked.graph() + "> { ?s ?p ?o } }");
    }

    private static Outcome truth(boolean value) {
        return new Outcome.Rows(List.of(Row.of(Cell.bool(value))));
    }

    private Outcome absent(GraphCall asked) {
        return new Outcome.Refused(system.refusalOf("no such graph"), "", "there is no graph " + asked.graph());
    }

    private static String graph(GraphCall asked) {
        return asked.name().map(iri -> "GRAPH <" + iri + ">").orElse("DEFAULT");
    }
}
