package dev.lockstep.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.artifact.EngineUnavailableException;
import dev.lockstep.artifact.Resolver;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.SystemUnderTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract for Jena TDB2, for each of its transports. */
public abstract class JenaContract extends BackendContract {

    @Override
    protected Engine engine() {
        SystemUnderTest jena = new JenaProvider().system();
        try {
            return new Resolver().resolve(jena, jena.defaultVersion());
        } catch (EngineUnavailableException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    @Override
    protected Optional<Path> lockFile(Path data) {
        return Optional.of(data.resolve("tdb.lock"));
    }

    @Override
    protected Operation insert(String key) {
        return Operation.mutate("INSERT DATA { <http://t/" + key + "> <http://t/is> \"kept\" }");
    }

    @Override
    protected Operation.Query everything() {
        return Operation.query("SELECT", List.of(new Column("s", ValueKind.LEXICAL, "?s")), "WHERE { ?s ?p ?o }");
    }

    /** A graph has no keys. But a file whose second line cannot be read is refused after the first line was read. */
    @Override
    protected Operation refused(String taken, String free) {
        return Operation.load(
                "nq", "<http://t/" + free + "> <http://t/is> \"kept\" .\n<http://t/" + taken + "> malformed\n");
    }

    @Override
    protected Optional<Operation> slow() {
        String numbers = IntStream.range(0, 100).mapToObj(Integer::toString).collect(Collectors.joining(" "));
        String product = IntStream.range(0, 6)
                .mapToObj(i -> "VALUES ?v" + i + " { " + numbers + " }")
                .collect(Collectors.joining(" "));
        return Optional.of(Operation.query(
                "SELECT", List.of(new Column("n", ValueKind.NUMBER, "(COUNT(*) AS ?n)")), "WHERE { " + product + " }"));
    }

    @Test
    void an_answer_that_is_a_graph_has_a_row_for_each_quad() throws InterruptedException {
        arm().apply(Operation.mutate(
                "INSERT DATA { <urn:a> <urn:p> 1, \"\"\"x\n. \"\"\"@en GRAPH <urn:g> { <urn:b> <urn:p> <urn:a> } }"));

        assertThat(rows("CONSTRUCT { ?s <urn:q> ?o } WHERE { ?s <urn:p> ?o }"))
                .containsExactlyInAnyOrder(
                        quad(iri("urn:a"), "urn:q", Cell.lexical(Term.XSD + "integer", "1"), Cell.NULL),
                        quad(
                                iri("urn:a"),
                                "urn:q",
                                new Cell.Lexical(
                                        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString", "x\n. ", "en"),
                                Cell.NULL));
        assertThat(rows("# a remark\nDESCRIBE <urn:a>")).hasSize(2);
        assertThat(rows("CONSTRUCT { GRAPH <urn:h> { ?s <urn:q> ?o } } WHERE { GRAPH ?g { ?s ?p ?o } }"))
                .containsExactly(quad(iri("urn:b"), "urn:q", iri("urn:a"), iri("urn:h")));
        assertThat(rows("CONSTRUCT WHERE { <urn:none> ?p ?o }")).isEmpty();
        assertThat(arm().apply(Operation.ask("CONSTRUCT WHERE {"))).isInstanceOf(Outcome.Refused.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "ttl|<urn:a> <urn:p> <urn:b> .",
                "nt|<urn:a> <urn:p> <urn:b> .",
                "nq|<urn:a> <urn:p> <urn:b> <urn:g> .",
                "trig|GRAPH <urn:g> { <urn:a> <urn:p> <urn:b> }",
                "rdf|<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns:u='urn:'>"
                        + "<rdf:Description rdf:about='urn:a'><u:p rdf:resource='urn:b'/></rdf:Description></rdf:RDF>",
                "jsonld|{\"@id\": \"urn:a\", \"urn:p\": {\"@id\": \"urn:b\"}}",
                "rj|{\"urn:a\": {\"urn:p\": [{\"type\": \"uri\", \"value\": \"urn:b\"}]}}"
            })
    void a_document_of_each_format_is_loaded(String format, String content) throws InterruptedException {
        assertThat(arm().apply(Operation.load(format, content + "\n"))).isEqualTo(Done.UNCOUNTED);

        assertThat(rows("SELECT ?s ?o WHERE { { ?s <urn:p> ?o } UNION { GRAPH ?g { ?s <urn:p> ?o } } }"))
                .containsExactly(Row.of(iri("urn:a"), iri("urn:b")));
    }

    private List<Row> rows(String query) throws InterruptedException {
        Outcome answer = arm().apply(Operation.ask(query));
        assertThat(answer).isInstanceOf(Outcome.Rows.class);
        return ((Outcome.Rows) answer).rows();
    }

    private static Row quad(Cell subject, String predicate, Cell object, Cell graph) {
        return Row.of(subject, iri(predicate), object, graph);
    }

    private static Cell iri(String text) {
        return new Term.Iri(text).cell(ValueKind.LEXICAL);
    }

    @Test
    void a_question_of_any_shape_is_answered_with_its_terms() throws InterruptedException {
        assertThat(arm().apply(Operation.mutate("INSERT DATA { <urn:a> <urn:p> \"x\\n\\\"y\", \"chat\"@fr, 7 }")))
                .isInstanceOf(Done.class);

        Outcome answer = arm().apply(Operation.ask("SELECT ?s ?absent ?o WHERE { ?s <urn:p> ?o }"));

        Cell a = Cell.lexical("iri", "urn:a");
        assertThat(((Outcome.Rows) answer).rows())
                .containsExactlyInAnyOrder(
                        Row.of(a, Cell.NULL, Cell.text("x\n\"y")),
                        Row.of(a, Cell.NULL, new Cell.Lexical(Term.LANG_STRING, "chat", "fr")),
                        Row.of(a, Cell.NULL, Cell.lexical(Term.XSD + "integer", "7")));
        assertThat(answer.facet(Facet.LABELS)).contains("[s, absent, o]");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 10})
    void a_question_has_the_same_answer_in_a_read_shape(int shape) throws InterruptedException {
        assertSameInShapes(List.of(shape));
    }

    @Test
    @Tag("nightly")
    void a_question_has_the_same_answer_in_every_read_shape() throws InterruptedException {
        assertSameInShapes(
                IntStream.range(0, provider().readShapes().size()).boxed().toList());
    }

    private void assertSameInShapes(List<Integer> shapes) throws InterruptedException {
        assertThat(arm().apply(Operation.mutate(
                        "INSERT DATA { <urn:a> <urn:p> \"x\\n\\\"y\\t\", \"chat\"@fr, 7, <urn:b> }")))
                .isInstanceOf(Done.class);
        for (String text : List.of(
                "SELECT ?s ?absent ?o WHERE { ?s <urn:p> ?o } ORDER BY str(?o)",
                "SELECT ?o WHERE { ?s <urn:nowhere> ?o }",
                "SELECT * WHERE { <urn:a> <urn:p> 7 }",
                "ASK { <urn:a> <urn:p> 7 }",
                "CONSTRUCT WHERE { ?s <urn:p> 7 }",
                "SELECT WHERE {")) {
            Operation.Ask question = Operation.orderedAsk(text);
            Outcome plain = arm().apply(question);
            for (int shape : shapes) {
                Outcome shaped = arm().apply(Operation.shaped(question, shape));
                String name = text + ", " + provider().readShapes().get(shape);
                if (plain instanceof Outcome.Refused) {
                    assertThat(shaped).as(name).isInstanceOf(Outcome.Refused.class);
                } else {
                    assertThat(shaped).as(name).isEqualTo(plain);
                    assertThat(shaped.facet(Facet.LABELS)).as(name).isEqualTo(plain.facet(Facet.LABELS));
                }
            }
        }
    }

    @Test
    void a_question_for_a_truth_value_is_answered_with_one_row() throws InterruptedException {
        assertThat(arm().apply(Operation.ask("ASK { ?s <urn:nowhere> ?o }")))
                .isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.bool(false)))));
    }

    @Test
    void a_question_that_cannot_be_parsed_is_refused() throws InterruptedException {
        assertThat(arm().apply(Operation.ask("SELECT WHERE {"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void a_question_whose_other_service_does_not_answer_is_refused() throws InterruptedException {
        assertThat(arm().apply(Operation.ask("SELECT * { SERVICE <http://127.0.0.1:9/none> { ?s ?p ?o } }")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo("FAILED"));
    }

    private static final String GRAPH = "http://t/g";

    private Outcome call(GraphCall.Verb verb, String graph, String format, String content, GraphCall.Route route)
            throws InterruptedException {
        return arm().apply(new GraphCall(verb, graph, format, content, route).operation());
    }

    private Outcome call(GraphCall.Verb verb, String graph) throws InterruptedException {
        return call(verb, graph, "nt", "", GraphCall.Route.BODY);
    }

    private static Row triple(String object) {
        return Row.of(Cell.lexical("iri", "http://t/s"), Cell.lexical("iri", "http://t/p"), Cell.text(object));
    }

    private static String document(String object) {
        return "<http://t/s> <http://t/p> \"" + object + "\" .\n";
    }

    @ParameterizedTest
    @ValueSource(strings = {"", GRAPH})
    void a_graph_is_replaced_by_a_put_and_grows_by_an_add(String graph) throws InterruptedException {
        assertThat(call(GraphCall.Verb.PUT, graph, "ttl", document("a"), GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.PUT, graph, "nt", document("b"), GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.ADD, graph, "nt", document("c"), GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.ADD, graph, "ttl", document("d é"), GraphCall.Route.FORM))
                .isEqualTo(Done.UNCOUNTED);

        for (String format : List.of("nt", "ttl", "rdf", "jsonld")) {
            Outcome got = call(GraphCall.Verb.GET, graph, format, "", GraphCall.Route.BODY);
            assertThat(got).as("the graph as %s", format).isInstanceOf(Outcome.Rows.class);
            assertThat(((Outcome.Rows) got).rows())
                    .as("the graph as %s", format)
                    .containsExactlyInAnyOrder(triple("b"), triple("c"), triple("d é"));
        }
    }

    @Test
    void a_second_dataset_keeps_other_triples_in_graphs_of_the_same_names(@TempDir Path elsewhere) throws Exception {
        Map<String, String> settings = new TreeMap<>(settings());
        settings.put(GraphCall.DATASETS, "2");
        try (Backend two = provider()
                .open(new ArmContext(
                        "two",
                        ArmFolder.create(elsewhere.resolve("two")),
                        engine(),
                        engine(),
                        Duration.ofSeconds(60),
                        Duration.ofMinutes(2),
                        settings))) {
            GraphCall put = new GraphCall(GraphCall.Verb.PUT, GRAPH, "nt", document("first"), GraphCall.Route.BODY);
            GraphCall add = new GraphCall(GraphCall.Verb.ADD, GRAPH, "nt", document("second"), GraphCall.Route.FORM);
            GraphCall get = new GraphCall(GraphCall.Verb.GET, GRAPH, "ttl", "", GraphCall.Route.BODY);
            GraphCall compact = new GraphCall(GraphCall.Verb.COMPACT, "", "", "", GraphCall.Route.BODY);

            assertThat(two.apply(get.beside().operation())).isInstanceOf(Outcome.Refused.class);
            assertThat(two.apply(put.operation())).isEqualTo(Done.UNCOUNTED);
            assertThat(two.apply(add.beside().operation())).isEqualTo(Done.UNCOUNTED);
            for (Operation upkeep : List.of(
                    compact.beside().operation(), Operation.optimize(), Operation.reopen(), Operation.restart())) {
                if (provider().support(upkeep.kind()).level() != Support.Level.UNSUPPORTED) {
                    assertThat(two.apply(upkeep)).as("after %s", upkeep).isEqualTo(Done.UNCOUNTED);
                }
                assertThat(two.apply(get.operation()))
                        .as("the store after %s", upkeep)
                        .isEqualTo(new Outcome.Rows(List.of(triple("first"))));
                assertThat(two.apply(get.beside().operation()))
                        .as("the second dataset after %s", upkeep)
                        .isEqualTo(new Outcome.Rows(List.of(triple("second"))));
            }
        }
    }

    @Test
    void a_graph_that_is_not_there_is_told_and_refused() throws InterruptedException {
        assertThat(call(GraphCall.Verb.EXISTS, GRAPH)).isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.bool(false)))));
        for (GraphCall.Verb verb : List.of(GraphCall.Verb.GET, GraphCall.Verb.REMOVE)) {
            assertThat(call(verb, GRAPH))
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.refusal()).isEqualTo("NOT_FOUND"));
        }
        assertThat(call(GraphCall.Verb.ADD, GRAPH, "nt", document("a"), GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.EXISTS, GRAPH)).isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.bool(true)))));
        assertThat(call(GraphCall.Verb.REMOVE, GRAPH)).isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.EXISTS, GRAPH)).isEqualTo(new Outcome.Rows(List.of(Row.of(Cell.bool(false)))));
    }

    @Test
    void a_document_that_cannot_be_read_changes_nothing() throws InterruptedException {
        assertThat(call(GraphCall.Verb.ADD, GRAPH, "nt", document("a"), GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);

        assertThat(call(GraphCall.Verb.ADD, GRAPH, "nt", document("b") + "malformed", GraphCall.Route.BODY))
                .isInstanceOf(Outcome.Refused.class);

        assertThat(call(GraphCall.Verb.GET, GRAPH)).isEqualTo(new Outcome.Rows(List.of(triple("a"))));
    }

    private Outcome prefixes(String graph, String format, String... names) throws InterruptedException {
        return call(GraphCall.Verb.PREFIXES, graph, format, String.join(" ", names), GraphCall.Route.BODY);
    }

    private static Outcome bound(String... namesAndIris) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < namesAndIris.length; i += 2) {
            rows.add(Row.of(Cell.text(namesAndIris[i]), Cell.text(namesAndIris[i + 1])));
        }
        return new Outcome.Rows(rows);
    }

    @Test
    void the_prefixes_of_documents_are_kept_and_the_last_binding_counts() throws InterruptedException {
        String first =
                "@prefix p: <http://t/> .\n@prefix : <http://t/empty#> .\nPREFIX \uD800\uDC00: <http://t/\u00E9/>\n"
                        + "@prefix xml: <http://t/xml#> .\n@prefix j.7: <http://t/j#> .\n";
        assertThat(call(GraphCall.Verb.ADD, GRAPH, "ttl", first + "p:s p:p \"a\" .\n", GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.ADD, "", "ttl", "@prefix q: <http://t/q#> .\n", GraphCall.Route.FORM))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(arm().apply(Operation.load(
                        "trig", "@prefix p: <http://t/other/> .\n<http://t/g2> { p:s p:p p:o }\n")))
                .isEqualTo(Done.UNCOUNTED);
        assertThat(call(
                        GraphCall.Verb.PUT,
                        "http://t/g3",
                        "ttl",
                        "@prefix r: <http://t/r#> .\nr:s r:p 1 .\n",
                        GraphCall.Route.BODY))
                .isEqualTo(Done.UNCOUNTED);

        Outcome all = bound(
                "",
                "http://t/empty#",
                "j.7",
                "http://t/j#",
                "p",
                "http://t/other/",
                "q",
                "http://t/q#",
                "r",
                "http://t/r#",
                "xml",
                "http://t/xml#",
                "\uD800\uDC00",
                "http://t/\u00E9/");
        String[] names = {"", "j.7", "p", "q", "r", "xml", "\uD800\uDC00", "never"};
        assertThat(prefixes(GRAPH, "ttl", names)).isEqualTo(all);
        assertThat(prefixes("", "ttl", names)).isEqualTo(all);
        assertThat(prefixes("", "trig", names)).isEqualTo(all);
        assertThat(prefixes("", "trig", "never")).isEqualTo(bound());
        assertThat(call(GraphCall.Verb.GET, GRAPH, "rdf", "", GraphCall.Route.BODY))
                .as("RDF/XML, in which some of the prefixes have no name")
                .isEqualTo(new Outcome.Rows(List.of(triple("a"))));

        assertThat(arm().apply(Operation.optimize())).isEqualTo(Done.UNCOUNTED);
        assertThat(call(GraphCall.Verb.REMOVE, GRAPH)).isEqualTo(Done.UNCOUNTED);
        assertThat(prefixes("", "trig", names)).isEqualTo(all);
    }

    @Test
    void the_prefixes_of_a_graph_that_is_not_there_are_refused() throws InterruptedException {
        assertThat(prefixes(GRAPH, "ttl", "p"))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isEqualTo("NOT_FOUND"));
    }

    @ParameterizedTest
    @EnumSource
    void an_update_comes_by_each_route(GraphCall.Route route) throws InterruptedException {
        String update = "INSERT DATA { GRAPH <" + GRAPH + "> { <http://t/s> <http://t/p> \"a&b=c+d é\" } }";

        assertThat(call(GraphCall.Verb.UPDATE, "", "", update, route)).isEqualTo(Done.UNCOUNTED);

        assertThat(call(GraphCall.Verb.GET, GRAPH)).isEqualTo(new Outcome.Rows(List.of(triple("a&b=c+d é"))));
        assertThat(call(GraphCall.Verb.UPDATE, "", "", "INSERT", route)).isInstanceOf(Outcome.Refused.class);
    }
}
