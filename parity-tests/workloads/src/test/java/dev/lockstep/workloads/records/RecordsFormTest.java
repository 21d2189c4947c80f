package dev.lockstep.workloads.records;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.project.ProjectException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A section with an error is refused, with its line and the fix. */
class RecordsFormTest {

    private static final String START = "collections:\n  n:\n    ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fields: {}|lockstep.yaml:3: collections.n.fields: name at least one field",
                "fields: {a: {type: txt}}|lockstep.yaml:3: collections.n.fields.a.type: 'txt' is not one of text,",
                "fields: {a: {type: text, lenght: 0..3}}|did you mean length?",
                "fields: {a: {type: text, length: 5..3}}|the largest length is smaller",
                "fields: {a: {type: integer, range: 5}}|range: a text is expected here",
                "fields: {a: {type: integer, range: a..b}}|'a..b' is not a range",
                "fields: {a: {type: reference, to: m}}|'m' is not one of n",
                "fields: {a: {type: reference, to: n, onDelete: clear}}|must be optional; add optional: true",
                "fields: {key: {type: text}}|and not key",
                "{page: true, fields: {a: {type: text}}}|a page needs an order",
                "{sort: [a], fields: {a: {type: text}}}|a has no order that is promised",
                "{filter: [b], fields: {a: {type: text}}}|'b' is not one of a, key",
                "{key: {generated: uuid}, fields: {a: {type: text}}}|'uuid' is not one of sequence, highest",
            })
    void an_error_names_its_place_and_the_fix(String collection, String message) {
        String text = START + collection;

        assertThatThrownBy(() -> Written.promises(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "verbs: [read, list]|lacks create",
                "verbs: [create, list, list]|is there twice",
                "verbs: [create, list, backup]|add delete",
                "refusals: {exists: conflict}|a class is a word in capitals",
                "refusals: {exist: CONFLICT}|did you mean exists?",
                "missing: ignored|'ignored' is not one of refused, nothing",
            })
    void so_does_an_error_beside_the_collections(String line, String message) {
        String text = line + "\n" + START + "fields: {a: {type: text}}";

        assertThatThrownBy(() -> Written.promises(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
    }
}
