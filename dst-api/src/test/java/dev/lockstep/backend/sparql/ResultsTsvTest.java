package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsTsvTest {

    @Test
    void a_term_is_read_in_each_of_its_forms() throws NotResultsException {
        assertThat(solutions("?a\n<u:a>\n_:b\n\"x\\n\\u0041\"@en\n1.5\n\n"))
                .containsExactly(
                        List.of(new Term.Iri("u:a")),
                        List.of(new Term.Blank("b")),
                        List.of(new Term.Literal("x\nA", Term.LANG_STRING, "en")),
                        List.of(new Term.Literal("1.5", Term.XSD + "decimal", "")),
                        List.of(Term.UNBOUND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\U00FFFFFF", "\\u-041", "\\u+041", "\\u12", "\\x"})
    void an_escape_that_is_no_code_point_is_refused(String escape) {
        refused("?a\n\"" + escape + "\"\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?a",
                "a\n",
                "?a?\n",
                "?a\n\"x\"",
                "?a\n1\t2\n",
                "?a\n?a\n",
                "?a\n\"\"^^<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>\n"
            })
    void anything_else_is_refused(String document) {
        refused(document);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThatExceptionOfType(NotResultsException.class)
                .isThrownBy(() -> new ResultsTsv(List.of("a"))
                        .solutions("?a\n\"\u00e9\"\n".getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_long_text_is_read() throws NotResultsException {
        String text = "x\\t".repeat(100_000);
        assertThat(solutions("?a\n\"" + text + "\"\n"))
                .containsExactly(List.of(new Term.Literal("x\t".repeat(100_000), Term.STRING, "")));
    }

    private static List<List<Term>> solutions(String document) throws NotResultsException {
        return new ResultsTsv(List.of("a")).solutions(document.getBytes(StandardCharsets.UTF_8));
    }

    private static void refused(String document) {
        assertThatExceptionOfType(NotResultsException.class).isThrownBy(() -> solutions(document));
    }
}
