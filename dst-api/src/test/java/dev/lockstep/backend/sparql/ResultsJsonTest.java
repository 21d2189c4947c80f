package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultsJsonTest {

    private static final ResultsJson READER =
            new ResultsJson(List.of(new Column("a", ValueKind.TEXT, "?a"), new Column("n", ValueKind.NUMBER, "?n")));

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    @Test
    void terms_become_cells_of_their_own_types() throws NotResultsException {
        assertThat(rows(solution("'a':{'type':'literal','value':'1'},'n':{'type':'literal','datatype':'" + XSD
                        + "integer','value':'01'}")))
                .containsExactly(Row.of(Cell.text("1"), Cell.number(1)));
        assertThat(rows(solution("'a':{'type':'uri','value':'http://x'},'n':{'type':'literal','datatype':'" + XSD
                        + "decimal','value':'-1.50'}")))
                .containsExactly(Row.of(Cell.lexical("iri", "http://x"), Cell.number(new BigDecimal("-1.5"))));
        assertThat(rows(solution("'a':{'type':'bnode','value':'b0'}")))
                .containsExactly(Row.of(Cell.lexical("blank", "b0"), Cell.NULL));
        assertThat(rows(solution("'a':{'type':'literal','xml:lang':'en','value':'x'}")))
                .containsExactly(Row.of(new Cell.Lexical(Term.LANG_STRING, "x", "en"), Cell.NULL));
    }

    @Test
    void an_inexact_number_stays_a_typed_literal_where_a_number_was_declared() throws NotResultsException {
        for (String value : List.of("abc", "1e999999999", "")) {
            assertThat(rows(solution("'n':{'type':'literal','datatype':'" + XSD + "integer','value':'" + value + "'}")))
                    .containsExactly(Row.of(Cell.NULL, Cell.lexical(XSD + "integer", value)));
        }
        assertThat(rows(solution("'n':{'type':'literal','datatype':'" + XSD + "double','value':'1'}")))
                .containsExactly(Row.of(Cell.NULL, Cell.lexical(XSD + "double", "1")));
        assertThat(rows(solution("'n':{'type':'literal','value':'1'}")))
                .containsExactly(Row.of(Cell.NULL, Cell.text("1")));
    }

    @Test
    void stored_text_cannot_be_mistaken_for_the_frame() throws NotResultsException {
        assertThat(rows(solution("'a':{'type':'literal','value':'\\\"}]}} \\u0000 {\\\"head\\\":'}")))
                .containsExactly(Row.of(Cell.text("\"}]}} \u0000 {\"head\":"), Cell.NULL));
    }

    @Test
    void rows_keep_their_order_and_their_number() throws NotResultsException {
        assertThat(
                        rows(
                                "{'head':{'vars':['a','n']},'results':{'bindings':[{},{'a':{'type':'literal','value':'x'}},{}]}}"))
                .containsExactly(
                        Row.of(Cell.NULL, Cell.NULL), Row.of(Cell.text("x"), Cell.NULL), Row.of(Cell.NULL, Cell.NULL));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{'head':{'vars':['a','n']}}",
                "{'head':{'vars':['a','n']},'boolean':true}",
                "{'head':{'vars':['n','a']},'results':{'bindings':[]}}",
                "{'head':{'vars':['a']},'results':{'bindings':[]}}",
                "{'head':{'vars':['a','n'],'link':[]},'results':{'bindings':[]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[]}} trailing",
                "{'head':{'vars':['a','n']},'results':{'bindings':[]},'results':{'bindings':[]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'x':{'type':'uri','value':''}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':null}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'literal'}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'typed-literal','value':''}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'uri','value':'','xml:lang':'en'}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'literal','value':1}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'literal','value':'','xml:lang':''}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':[{'a':{'type':'literal','value':'','datatype':"
                        + "'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString'}}]}}",
                "{'head':{'vars':['a','n']},'results':{'bindings':["
            })
    void anything_else_is_an_error(String document) {
        assertThatExceptionOfType(NotResultsException.class).isThrownBy(() -> rows(document));
    }

    private static String solution(String bindings) {
        return "{'head':{'vars':['a','n']},'results':{'bindings':[{" + bindings + "}]}}";
    }

    private static List<Row> rows(String json) throws NotResultsException {
        return READER.rows(json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }
}
