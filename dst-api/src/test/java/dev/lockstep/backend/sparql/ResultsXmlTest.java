package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsXmlTest {

    @Test
    void a_term_is_read_in_each_of_its_forms() throws NotResultsException {
        assertThat(solutions("<result><binding name='a'><uri>u:a</uri></binding></result>"
                        + "<result><binding name='a'><literal xml:lang='en'>x</literal></binding></result><result/>"))
                .containsExactly(
                        List.of(new Term.Iri("u:a")),
                        List.of(new Term.Literal("x", Term.LANG_STRING, "en")),
                        List.of(Term.UNBOUND));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<result><binding><uri>u:a</uri></binding></result>",
                "<result><binding name='b'><uri>u:a</uri></binding></result>",
                "<result><binding name='a'><literal xml:lang='en' datatype='u:d'>x</literal></binding></result>",
                "<result><binding name='a'><literal xml:lang=''>x</literal></binding></result>",
                "<result><binding name='a'><uri>u:a</uri><uri>u:a</uri></binding></result>",
                "<result><binding name='a'/></result>",
                "<result>x</result>",
            })
    void anything_else_is_refused(String results) {
        assertThatExceptionOfType(NotResultsException.class).isThrownBy(() -> solutions(results));
    }

    private static List<List<Term>> solutions(String results) throws NotResultsException {
        String document = "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='a'/></head>"
                + "<results>" + results + "</results></sparql>";
        return new ResultsXml(List.of("a")).solutions(document.getBytes(StandardCharsets.UTF_8));
    }
}
