package dev.lockstep.backend.sparql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalLexicalsTest {

    @ParameterizedTest
    @CsvSource({
        "integer, 01, 1",
        "integer, +5, 5",
        "integer, -0, 0",
        "integer, 100, 100",
        "decimal, 1.50, 1.5",
        "decimal, 39990.0, 39990",
        "double, 1.0e3, 1000.0",
        "double, 1000.0e0, 1000.0",
        "boolean, 1, true",
        "dateTime, 2026-11-23T00:00:00.500Z, 2026-11-23T00:00:00.5Z",
        "dateTime, 2026-11-23T00:00:00.000Z, 2026-11-23T00:00:00Z",
    })
    void two_forms_of_one_value_become_one(String type, String one, String other) {
        assertThat(canonical(type, one)).isEqualTo(canonical(type, other));
    }

    @ParameterizedTest
    @CsvSource({
        "integer, 1, 10",
        "integer, 9223372036854775808, -9223372036854775808",
        "integer, abc, 0",
        "decimal, 0.1, 0.10000000000000001",
        "double, 0.0, -0.0",
        "boolean, TRUE, true",
        "date, 2026-11-23, 2026-11-23Z",
        "dateTime, 2026-11-23T00:00:00Z, 2026-11-23T00:00:00",
        "dateTime, 2026-11-23T00:00:10Z, 2026-11-23T00:00:1Z",
        "dateTime, 2026-11-23T00:00:10Z, 2026-11-23T00:00:100Z",
        "dateTime, 2026-11-23T00:00:00.5Z, 2026-11-23T00:00:00.05Z",
    })
    void two_values_stay_two(String type, String one, String other) {
        assertThat(canonical(type, one)).isNotEqualTo(canonical(type, other));
    }

    @Test
    void one_lexical_form_of_two_datatypes_stays_two_values() {
        assertThat(canonical("integer", "1")).isNotEqualTo(canonical("decimal", "1"));
    }

    @Test
    void a_language_tag_means_the_same_in_either_case_and_another_tag_does_not() {
        assertThat(language("en-GB")).isEqualTo(language("EN-gb")).isNotEqualTo(language("en"));
    }

    private static Cell canonical(String type, String value) {
        return CanonicalLexicals.canonical(Cell.lexical(Term.XSD + type, value));
    }

    private static Cell language(String tag) {
        return CanonicalLexicals.canonical(new Cell.Lexical(Term.LANG_STRING, "x", tag));
    }
}
