package dev.lockstep.cli.jena;

import static dev.lockstep.cli.jena.Arm.number;
import static dev.lockstep.cli.jena.Arm.query;
import static dev.lockstep.cli.jena.Arm.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.backend.sparql.NotResultsException;
import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnitedQueriesTest {

    private static final Query NAMES = query("WHERE { ?s :name ?name }", text("name"));
    private static final Query AGES = query("WHERE { ?s :name ?name ; :age ?age }", text("name"), number("age"));

    private final UnitedQueries united = UnitedQueries.of(List.of(NAMES, AGES)).orElseThrow();

    @Test
    void the_union_names_each_row_s_query() {
        assertThat(united.text())
                .isEqualTo("SELECT ?lockstepQuery ?name ?age WHERE {"
                        + " { SELECT (0 AS ?lockstepQuery) ?name WHERE { ?s :name ?name } }"
                        + " UNION { SELECT (1 AS ?lockstepQuery) ?name ?age WHERE { ?s :name ?name ; :age ?age } } }");
    }

    @Test
    void each_query_gets_its_rows_and_no_others_however_they_are_mixed() throws NotResultsException {
        assertThat(united.rows(json("""
                        {"lockstepQuery": 1, "name": "b", "age": 2}, {"lockstepQuery": 0, "name": "a"},
                        {"lockstepQuery": 0, "name": "a"}, {"lockstepQuery": 1, "age": 3}
                        """)))
                .containsExactly(
                        List.of(Row.of(Cell.text("a")), Row.of(Cell.text("a"))),
                        List.of(Row.of(Cell.text("b"), Cell.number(2)), Row.of(Cell.NULL, Cell.number(3))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\"}",
                "{\"lockstepQuery\": 2, \"name\": \"a\"}",
                "{\"lockstepQuery\": \"0\", \"name\": \"a\"}",
                "{\"lockstepQuery\": 0, \"name\": \"a\", \"age\": 1}",
            })
    void a_row_that_belongs_to_no_query_is_not_a_result(String solution) {
        assertThatExceptionOfType(NotResultsException.class).isThrownBy(() -> united.rows(json(solution)));
    }

    @Test
    void an_ordered_query_is_never_united_because_a_union_has_no_order() {
        Query ordered = Operation.orderedQuery("SELECT", NAMES.columns(), NAMES.after() + " ORDER BY ?name");

        assertThat(UnitedQueries.of(List.of(NAMES, ordered))).isEmpty();
    }

    @Test
    void queries_with_other_prologues_are_not_united_and_a_single_query_needs_no_union() {
        Query other = Operation.query("PREFIX : <http://t/> SELECT", NAMES.columns(), NAMES.after());

        assertThat(UnitedQueries.of(List.of(NAMES, other))).isEmpty();
        assertThat(UnitedQueries.of(List.of(NAMES))).isEmpty();
        assertThat(UnitedQueries.of(List.of())).isEmpty();
    }

    /**
     * SPARQL results whose solutions are written in short: a number stands for an integer and a text for a plain
     * literal.
     */
    private static byte[] json(String solutions) {
        String typed = solutions
                .replaceAll(": (\"[^\"]*\")", ": {\"type\" : \"literal\", \"value\" : $1}")
                .replaceAll(
                        ": (\\d+)",
                        ": {\"type\": \"literal\", \"datatype\": \"" + Term.XSD + "integer\", \"value\": \"$1\"}");
        return ("{\"head\": {\"vars\": [\"lockstepQuery\", \"name\", \"age\"]}, \"results\": {\"bindings\": [" + typed
                        + "]}}")
                .getBytes(StandardCharsets.UTF_8);
    }
}
