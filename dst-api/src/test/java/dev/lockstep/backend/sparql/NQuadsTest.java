package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NQuadsTest {

    @Test
    void each_triple_is_a_row_of_whole_terms() throws NotResultsException {
        assertThat(NQuads.answer(utf8("""
                        <urn:a> <urn:p> "x \\"y\\" .\\n"@en .
                        _:b0 <urn:p> <urn:\\u00e9> .
                        <urn:a> <urn:p> <urn:a> <urn:g> .
                        <urn:a> <urn:p> "1"^^<http://www.w3.org/2001/XMLSchema#byte> .
                        """)).rows())
                .containsExactly(
                        row(iri("urn:a"), new Term.Literal("x \"y\" .\n", RDF + "langString", "en")),
                        row(new Term.Blank("b0"), iri("urn:é")),
                        row(iri("urn:a"), iri("urn:a"), iri("urn:g")),
                        row(iri("urn:a"), new Term.Literal("1", Term.XSD + "byte", "")));
    }

    @Test
    void a_tab_in_a_text_and_a_blank_in_a_name_are_read_as_they_stand() throws NotResultsException {
        assertThat(NQuads.answer(utf8("<urn:a> <urn:p> \"x\ty\" <urn:a b> .\n")).rows())
                .containsExactly(row(iri("urn:a"), new Term.Literal("x\ty", Term.XSD + "string", ""), iri("urn:a b")));
    }

    @Test
    void a_graph_is_a_set_and_may_be_empty() throws NotResultsException {
        String line = "<urn:a> <urn:p> <urn:b> .\n";
        assertThat(NQuads.answer(utf8(line + line)).rows()).hasSize(1);
        assertThat(NQuads.answer(utf8("")).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<urn:a> <urn:p> <urn:b> .",
                "<urn:a> <urn:p> .\n",
                "<urn:a> _:p <urn:b> .\n",
                "\"a\" <urn:p> <urn:b> .\n",
                "<urn:a> <urn:p> \"x .\n",
                "<urn:a> <urn:p> \"\\x\" .\n",
                "<urn:a> <urn:p> <urn:b> <urn:g> <urn:h> .\n",
                "<urn:a> <urn:p> <urn:b> \"g\" .\n",
                "@prefix : <urn:> .\n",
                "Turtle\n"
            })
    void whatever_is_no_triple_is_refused(String document) {
        assertThatThrownBy(() -> NQuads.answer(utf8(document))).isInstanceOf(NotResultsException.class);
    }

    @Test
    void bytes_that_are_not_utf_8_are_refused() {
        assertThatThrownBy(() -> NQuads.answer(new byte[] {(byte) 0xc3, '\n'})).hasMessage("not UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select * {}|SELECT",
                "PREFIX : <urn:x#> # DESCRIBE|NONE",
                "BASE <urn:a> prefix a:<urn:b> Construct WHERE {}|CONSTRUCT",
                "DESCRIBE <urn:a>|DESCRIBE",
                "INSERT DATA {}|NONE",
                "ASK{}|ASK"
            })
    void the_first_word_after_the_prologue_says_the_form(String text, QueryForm form) {
        assertThat(QueryForm.of(text)).isEqualTo(form);
    }

    @Test
    void a_remark_in_the_prologue_says_nothing() {
        assertThat(
                        QueryForm.of(
                                "PREFIX : # ns\n <urn:x#>\nBASE # b\n<urn:a>\nVERSION '1.2'\nPREFIX # p\nq: <urn:q> DESCRIBE :a"))
                .isEqualTo(QueryForm.DESCRIBE);
        assertThat(QueryForm.of("# only a remark")).isEqualTo(QueryForm.NONE);
        assertThat(QueryForm.of("# DESCRIBE\nPREFIX : <urn:x#> # ASK\nCONSTRUCT WHERE { ?s :p ?o }"))
                .isEqualTo(QueryForm.CONSTRUCT);
    }

    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

    private static Row row(Term subject, Term object) {
        return row(subject, object, Term.UNBOUND);
    }

    private static Row row(Term subject, Term object, Term graph) {
        return Row.of(cell(subject), cell(iri("urn:p")), cell(object), cell(graph));
    }

    private static Term iri(String text) {
        return new Term.Iri(text);
    }

    private static Cell cell(Term term) {
        return term.cell(dev.lockstep.op.ValueKind.LEXICAL);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
