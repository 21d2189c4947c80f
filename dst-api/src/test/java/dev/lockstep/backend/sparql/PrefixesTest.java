package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrefixesTest {

    @Test
    void the_lines_at_the_beginning_of_a_document_declare_its_prefixes_in_both_spellings() {
        assertThat(Prefixes.of("PREFIX :      <http://a/>\n@prefix b.c: <urn:b:> .\n\n<urn:s>  b.c:p  \"x\" .\n"))
                .containsExactly(Map.entry("", "http://a/"), Map.entry("b.c", "urn:b:"));
    }

    @Test
    void what_looks_like_a_prefix_further_on_is_none() {
        assertThat(Prefixes.of("<urn:s> <urn:p> 1 .\nPREFIX p: <urn:p>\n")).isEmpty();
    }

    @Test
    void the_answer_has_those_that_are_asked_for_and_bound() {
        GraphCall asked = new GraphCall(GraphCall.Verb.PREFIXES, "", "ttl", " p never", GraphCall.Route.BODY);

        assertThat(Prefixes.answer(asked, Map.of("", "urn:e:", "p", "urn:p:", "q", "urn:q:")))
                .isEqualTo(new Outcome.Rows(List.of(
                        Row.of(Cell.text(""), Cell.text("urn:e:")), Row.of(Cell.text("p"), Cell.text("urn:p:")))));
    }
}
