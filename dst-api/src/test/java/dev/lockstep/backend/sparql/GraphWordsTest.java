package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.sparql.GraphCall.Route;
import dev.lockstep.backend.sparql.GraphCall.Verb;
import org.junit.jupiter.api.Test;

class GraphWordsTest {

    @Test
    void a_document_keeps_its_lines_under_the_deed() {
        assertThat(words(Verb.ADD, "urn:g:3", "ttl", "@prefix p: <urn:p:> .\np:a p:b p:c ."))
                .isEqualTo("add to the graph <urn:g:3> this document in Turtle:\n@prefix p: <urn:p:> .\np:a p:b p:c .");
        assertThat(words(Verb.PUT, "", "nt", "<urn:a> <urn:b> <urn:c> ."))
                .isEqualTo("put (replace) the default graph with this document in N-Triples:\n"
                        + "<urn:a> <urn:b> <urn:c> .");
    }

    @Test
    void a_read_of_prefixes_says_whose_they_are() {
        assertThat(words(Verb.PREFIXES, "urn:g:3", "ttl", "p q"))
                .isEqualTo("read the prefixes of the graph <urn:g:3> as Turtle: p, q");
        assertThat(words(Verb.PREFIXES, "", "trig", "p")).isEqualTo("read the prefixes of the whole store as TriG: p");
    }

    @Test
    void each_other_call_has_a_verb() {
        assertThat(words(Verb.UPDATE, "", "", "DROP ALL")).isEqualTo("update: DROP ALL");
        assertThat(words(Verb.GET, "", "jsonld", ""))
                .isEqualTo("get the default graph as JSON-LD, and read the document");
        assertThat(words(Verb.EXISTS, "urn:g", "", "")).isEqualTo("ask whether the graph <urn:g> exists");
        assertThat(words(Verb.REMOVE, "urn:g", "", "")).isEqualTo("remove the graph <urn:g>");
        assertThat(words(Verb.COMPACT, "", "", "")).isEqualTo("compact the dataset");
    }

    @Test
    void a_call_of_the_second_dataset_says_so() {
        GraphCall call = new GraphCall(Verb.REMOVE, "urn:g", "", "", Route.BODY).beside();

        assertThat(SparqlScript.words(call.operation()))
                .isEqualTo("in the second dataset, beside: remove the graph <urn:g>");
    }

    private static String words(Verb verb, String graph, String format, String content) {
        return SparqlScript.words(new GraphCall(verb, graph, format, content, Route.BODY).operation());
    }
}
