package dev.lockstep.workloads.graphs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.workload.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The prefixes that a store must have. */
class BindingsTest {

    private static final String GRAPH = "urn:g:3";

    private final Graphs graphs = Graphs.twice();

    @Test
    void the_last_document_that_declares_a_prefix_binds_it_for_every_graph() {
        add(GRAPH, "p", "urn:ex:1/");
        add("", "p", "urn:ex:2/");

        assertThat(new ResolvePrefixes(GRAPH, "ttl", List.of("p", Prefix.NEVER)).expect(graphs))
                .isEqualTo(Expectation.returns(List.of(Row.of(Cell.text("p"), Cell.text("urn:ex:2/"))), false));
        assertThat(graphs.bindings().get("p").orElseThrow().again()).isTrue();
    }

    @Test
    void a_graph_that_is_cleared_keeps_its_prefixes_in_the_store() {
        add(GRAPH, "p", "urn:ex:1/");
        new Manage(Manage.Verb.DROP, GRAPH, GRAPH, false).apply(graphs);
        new RemoveGraph(GRAPH).apply(graphs);

        assertThat(graphs.bindings().names(false)).containsExactly("p", Prefix.NEVER);
    }

    @Test
    void a_prefix_that_some_transports_lose_is_not_asked_for_until_it_comes_again() {
        add(GRAPH, "p", "urn:ex:1/");
        add(GRAPH, "q", "urn:ex:2/");
        new PutGraph(GRAPH, document("q", "urn:ex:3/")).apply(graphs);

        assertThat(graphs.bindings().names(false)).containsExactly("q", Prefix.NEVER);
        assertThat(graphs.bindings().names(true)).containsExactly("p", "q", Prefix.NEVER);

        add("", "p", "urn:ex:1/");
        assertThat(graphs.bindings().names(false)).containsExactly("p", "q", Prefix.NEVER);
    }

    @Test
    void the_put_of_a_graph_that_is_not_there_loses_no_prefix_and_the_removal_of_the_default_graph_all() {
        add("", "p", "urn:ex:1/");
        new PutGraph(GRAPH, document("q", "urn:ex:2/")).apply(graphs);
        assertThat(graphs.bindings().names(false)).containsExactly("p", "q", Prefix.NEVER);

        new RemoveGraph("").apply(graphs);
        assertThat(graphs.bindings().names(false)).containsExactly(Prefix.NEVER);
    }

    @Test
    void the_subjects_of_a_document_are_written_with_the_last_binding_of_a_prefix_that_fits() {
        Fact fact = new Fact("s0", "a", "");
        Prefix fits = new Prefix("p", Fact.ROOT, Prefix.Spelling.TURTLE);
        Prefix other = new Prefix("p", "urn:ex:1/", Prefix.Spelling.SPARQL);

        assertThat(new Document("ttl", List.of(other, fits), List.of(fact)).text())
                .isEqualTo("PREFIX p: <urn:ex:1/>\n@prefix p: <http://lockstep.test/> .\n"
                        + "p:s0 <http://lockstep.test/is> \"a\" .\n");
        assertThat(new Document("ttl", List.of(fits, other), List.of(fact)).text())
                .endsWith("\n<http://lockstep.test/s0> <http://lockstep.test/is> \"a\" .\n");
    }

    private void add(String graph, String name, String iri) {
        new AddToGraph(graph, document(name, iri), GraphCall.Route.BODY).apply(graphs);
    }

    private static Document document(String name, String iri) {
        return new Document(
                "ttl", List.of(new Prefix(name, iri, Prefix.Spelling.TURTLE)), List.of(new Fact("s0", "a", "")));
    }
}
