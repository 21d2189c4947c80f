package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultsFormatTest {

    @ParameterizedTest
    @EnumSource
    void an_answer_names_its_own_variables(ResultsFormat format) throws NotResultsException {
        Outcome.Rows rows = format.answer(bytes(
                switch (format) {
                    case JSON ->
                        "{\"head\": {\"vars\": [\"a\", \"b\"]}, \"results\": {\"bindings\": ["
                                + "{\"b\": {\"type\": \"literal\", \"value\": \"x\"}}]}}";
                    case XML ->
                        "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head><variable name='a'/>"
                                + "<variable name='b'/></head><results><result><binding name='b'><literal>x</literal>"
                                + "</binding></result></results></sparql>";
                    case TSV -> "?a\t?b\n\t\"x\"\n";
                }));
        assertThat(rows.rows()).containsExactly(Row.of(Cell.NULL, Cell.text("x")));
        assertThat(rows.facet(Facet.LABELS)).contains("[a, b]");
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_may_have_no_variables(ResultsFormat format) throws NotResultsException {
        Outcome.Rows rows = format.answer(bytes(
                switch (format) {
                    case JSON -> "{\"head\": {\"vars\": []}, \"results\": {\"bindings\": [{}, {}]}}";
                    case XML ->
                        "<sparql xmlns='http://www.w3.org/2005/sparql-results#'><head/>"
                                + "<results><result/><result/></results></sparql>";
                    case TSV -> "\n\n\n";
                }));
        assertThat(rows.rows()).isEqualTo(List.of(Row.of(), Row.of()));
    }

    @Test
    void a_variable_without_a_name_is_refused() {
        assertThatExceptionOfType(NotResultsException.class)
                .isThrownBy(
                        () -> ResultsFormat.XML.answer(bytes("<sparql xmlns='http://www.w3.org/2005/sparql-results#'>"
                                + "<head><variable/></head><results/></sparql>")));
        assertThatExceptionOfType(NotResultsException.class)
                .isThrownBy(() -> ResultsFormat.TSV.answer(bytes("?a\t\n1\t2\n")));
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
