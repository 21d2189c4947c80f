package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name of a part that no operation has is an error with its line. */
class PlaceholdersTest {

    private static final List<Operation> OPERATIONS = List.of(
            Request.of(Request.CREATE, "notes")
                    .with("key", "k")
                    .with("record", Map.of("value", "v", "note", "n"))
                    .changing(),
            Request.of(Request.LIST, "notes")
                    .with("where", List.of(Map.of("field", "f", "test", "equal")))
                    .with("limit", 1)
                    .changing());

    private static void require(String verb, Parts parts) {
        String transport = "verbs:\n  create: " + verb + "\n";
        Placeholders.require(YamlValue.parse(Path.of("lockstep.yaml"), transport), parts);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{json: {v: '{record.vlaue}'}}; no operation has {record.vlaue}; did you mean {record.value}?",
                "{json: {count: '{kye}'}}; no operation has {kye}; did you mean {key}?",
                "{json: {v: '{record.stars}'}}; no operation has {record.stars}; {record} has note, value",
                "{json: {v: '{key.first}'}}; no operation has {key.first}; a setting is {set.key.first}",
                "{json: {v: '{request.key}'}}; no operation has {request.key}; did you mean {key}?",
                "{json: {v: '{value}'}}; no operation has {value}; only the words of 'each' have it",
                "{json: {v: '{port.admin}'}}; no operation has {port.admin}; a setting is",
                "{query: {limit: '{limt}'}}; did you mean {limit}?",
                "{run: ['{wher|where}']}; did you mean {where}?",
                "{run: [{unless: record.nte, words: [-n]}]}; no operation has {record.nte}; did you mean {record.note}?",
                "{run: [{whenNull: record.nte, words: [-n]}]}; did you mean {record.note}?",
                "{run: [{when: limti, words: [-n]}]}; did you mean {limit}?",
                "{run: [{each: wher, words: [-n]}]}; did you mean {where}?",
                "{run: [{each: where, words: ['{value.feld}']}]}; did you mean {value.field}?",
                "{run: [{each: where, words: [{when: value.feld, words: [x]}]}]}; did you mean {value.field}?",
                "{run: [{when: limit, words: ['{limti}']}]}; did you mean {limit}?",
                "{run: ['{where.0.feld}']}; did you mean {where.0.field}?",
                "{run: ['{copy}']}; only the verb backup has {copy}",
            })
    void a_name_that_no_operation_has_is_refused(String verb, String message) {
        assertThatThrownBy(() -> require(verb, Parts.of(OPERATIONS, true)))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("lockstep.yaml:2: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{json: {v: '{record.value}', all: '{request}', w: '{where.3.field}', s: '{set.a.b}', p: '{ports.x}'}}",
                "{run: ['{data}', '{record|json}', '{request|page}', '{{nothing}']}",
                "{run: [{each: record, words: ['{name}', '{value}', '{key}']}, {unless: limit, words: [-a]}]}",
                "{run: [{each: where, words: ['{name}', '{value.field}']}]}",
                "{run: [{each: request, words: ['{name}']}]}",
                "{json: {unless: always, when: now, each: '{key}'}, headers: {when: now, whenNull: x}}",
                "{json: [{unless: always, words: 'few'}]}",
                "{run: [x], rows: {json: '/{no}'}, refused: {code: {stderr: '{no}'}}}",
            })
    void every_other_text_is_taken(String verb) {
        assertThatCode(() -> require(verb, Parts.of(OPERATIONS, true))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{json: {v: '{record.other}'}}", "{run: [{unless: other, words: ['{other}']}]}"})
    void another_workload_may_have_other_parts(String verb) {
        assertThatCode(() -> require(verb, Parts.of(OPERATIONS, false))).doesNotThrowAnyException();
        assertThatCode(() -> require(verb, Parts.UNKNOWN)).doesNotThrowAnyException();
    }
}
