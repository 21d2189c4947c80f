package dev.lockstep.workloads.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.JenaProvider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DomainTest {

    private static final Avoidances JENA = new JenaProvider().system().avoidances();

    @Test
    void large_numbers_of_other_types_are_drawn_only_by_a_walk_that_meets_the_bug() {
        assertThat(Domain.drawn(JENA)).doesNotContain(Domain.LARGE_LONG);
        assertThat(Domain.drawn(JENA.meeting(List.of("large-long")))).contains(Domain.LARGE_LONG);
    }

    @Test
    void names_that_are_too_long_for_xml_are_drawn_only_by_a_walk_that_meets_the_bug() {
        assertThat(Domain.drawn(JENA)).doesNotContain(Domain.LONG_NAME);
        assertThat(Domain.drawn(JENA.meeting(List.of("long-name-in-xml")))).contains(Domain.LONG_NAME);
        assertThat(new Triple(1, Domain.LONG_NAME, 0, Role.PREDICATE).isPossible())
                .isTrue();
        assertThat(new Triple(1, Domain.IRI, 12, Role.PREDICATE).isPossible()).isFalse();
    }

    @Test
    void two_forms_of_one_number_are_one_term_and_two_of_an_iri_are_two() {
        assertThat(Domain.INTEGER.same(2)).containsExactly(2, 3);
        assertThat(Domain.IRI.same(1)).containsExactly(1);
    }

    @Test
    void a_language_is_returned_in_its_usual_case() {
        assertThat(Domain.LANGUAGE_TEXT.read(3)).isEqualTo(new Cell.Lexical(Term.LANG_STRING, "colour", "en-GB"));
    }

    @Test
    void a_term_is_written_in_ascii_or_as_it_is() {
        Triple triple = new Triple(7, Domain.IRI, 6, Role.OBJECT);

        assertThat(triple.text(true))
                .isEqualTo("<http://lockstep.test/k7> <http://lockstep.test/is> <http://lockstep.test/\\u00E9> .");
        assertThat(triple.text(false)).contains("<http://lockstep.test/\u00e9>");
    }

    @Test
    void only_an_iri_that_ends_with_a_name_is_a_predicate() {
        assertThat(Stream.of(0, 1, 3, 6, 14).map(form -> new Triple(1, Domain.IRI, form, Role.PREDICATE).isPossible()))
                .containsExactly(true, false, false, true, false);
        assertThat(new Triple(1, Domain.INT, 0, Role.SUBJECT).isPossible()).isFalse();
    }

    /** A key has one term, so a store that confuses two forms of a domain is seen only if they are read in two ways. */
    @Test
    void no_form_of_a_domain_is_there_twice() {
        for (Domain domain : Domain.values()) {
            assertThat(Stream.iterate(0, i -> i + 1).limit(domain.count()).map(domain::form))
                    .as(domain.name())
                    .doesNotHaveDuplicates();
        }
    }
}
