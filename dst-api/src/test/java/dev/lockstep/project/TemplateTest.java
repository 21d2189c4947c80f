package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Request;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class TemplateTest {

    private static final Request UPDATE = Request.of(Request.UPDATE, "people")
            .with("key", "k 1/ä")
            .with("record", Json.tree("{\"name\":\"O'Neil \\\"x\\\"\",\"age\":36,\"boss\":null}"))
            .with("where", Json.tree("[{\"field\":\"age\",\"test\":\"above\",\"value\":30}]"))
            .with("order", Json.tree("[{\"field\":\"age\",\"descending\":true}]"))
            .with("limit", 5);

    private static Scope scope(Request request) {
        return Scope.of(request.changing(), Map.of("data", "/d", "port", "80")).orElseThrow();
    }

    private static YamlValue yaml(String text) {
        return YamlValue.parse(Path.of("lockstep.yaml"), text);
    }

    /** Another operation has a nick, too. */
    private static JsonNode json(YamlValue structure) throws UncarriedException {
        Request other = Request.of(Request.CREATE, "people").with("record", Map.of("nick", "n"));
        return JsonTemplate.of(structure, Parts.of(List.of(UPDATE.changing(), other.changing()), true))
                .render(scope(UPDATE));
    }

    private static String render(String template, Place place) throws UncarriedException {
        return Template.of(yaml(Json.MAPPER.writeValueAsString(template))).render(scope(UPDATE), place);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "ARGUMENT; {data}/store; /d/store",
                "ARGUMENT; {key}; k 1/ä",
                "ARGUMENT; {{x}; {x}",
                "ARGUMENT; {record.age}; 36",
                "PATH; /people/{key}; /people/k%201%2F%C3%A4",
                "ARGUMENT; {record|names}; \"name\", \"age\", \"boss\"",
                "TEXT; {record|values}; 'O''Neil \"x\"', 36, NULL",
                "TEXT; {record|sets}; \"name\" = 'O''Neil \"x\"', \"age\" = 36, \"boss\" = NULL",
                "TEXT; x{where|where}{order|order}{request|page}; x WHERE \"age\" > 30 ORDER BY \"age\" DESC LIMIT 5",
                "TEXT; x{nothing|where}; x",
            })
    void a_value_is_written_for_its_place(Place place, String template, String expected) throws Exception {
        assertThat(render(template, place)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "TEXT; {record.boss}; record.boss: a template without a filter cannot carry null",
                "TEXT; {record}; record: a template without a filter cannot carry an object",
                "TEXT; {record.nick}; the operation has no record.nick",
            })
    void a_value_that_a_text_cannot_carry_is_refused(Place place, String template, String message) {
        assertThatThrownBy(() -> render(template, place))
                .isInstanceOf(UncarriedException.class)
                .hasMessage(message);
    }

    @Test
    void no_place_changes_a_value_that_it_cannot_carry() {
        List<String> cannot = List.of("a\0b", "\ud800");
        for (String value : cannot) {
            Scope scope = scope(Request.of("read").with("key", value));
            assertThatThrownBy(() -> Template.of(yaml("'{key}'")).render(scope, Place.ARGUMENT))
                    .isInstanceOf(UncarriedException.class);
        }
        for (String value : List.of("", ".", "..")) {
            Scope scope = scope(Request.of("read").with("key", value));
            assertThatThrownBy(() -> Template.of(yaml("'/people/{key}'")).render(scope, Place.PATH))
                    .isInstanceOf(UncarriedException.class);
        }
    }

    @Test
    void a_text_of_json_that_is_one_placeholder_keeps_the_type() throws Exception {
        YamlValue body = yaml("{age: '{record.age}', boss: '{record.boss}', note: 'age {record.age}'}");

        assertThat(json(body).toString()).isEqualTo("{\"age\":36,\"boss\":null,\"note\":\"age 36\"}");
    }

    @Test
    void an_argument_is_never_split_and_some_arguments_depend_on_the_operation() throws Exception {
        Words words = Words.of(yaml("[put, '{key}', {each: record, words: ['--{name}']},"
                + " {when: limit, words: [-n, '{limit}']}, {when: offset, words: [never]},"
                + " {unless: offset, words: [-a]}, {unless: limit, words: [never]}]"));

        assertThat(words.render(scope(UPDATE)))
                .containsExactly("put", "k 1/ä", "--name", "--age", "--boss", "-n", "5", "-a");
        assertThatThrownBy(() -> Words.of(yaml("[{each: key, words: [x]}]")).render(scope(UPDATE)))
                .isInstanceOf(UncarriedException.class)
                .hasMessageContaining("each needs a record or a list");
        assertThatThrownBy(() -> Words.of(yaml("[{when: key, unless: key, words: [x]}]")))
                .hasMessageContaining("exactly one of each, when, unless and whenNull");
    }

    @Test
    void a_null_has_words_of_its_own() throws Exception {
        Words words = Words.of(yaml("[{when: record.boss, words: [never]}, {unless: record.boss, words: [--alone]},"
                + " {whenNull: record.boss, words: [--no-boss]}, {whenNull: record.age, words: [never]},"
                + " {whenNull: record.nick, words: [never]}]"));

        assertThat(words.render(scope(UPDATE))).containsExactly("--alone", "--no-boss");
    }

    @Test
    void a_key_of_json_whose_part_the_operation_does_not_have_is_left_out() throws Exception {
        YamlValue body = yaml("{age: '{record.age}', nick: '{record.nick}', deep: {nick: '{record.nick}'}}");

        assertThat(json(body).toString()).isEqualTo("{\"age\":36,\"deep\":{}}");
        assertThatThrownBy(() -> json(yaml("{nick: 'a {record.nick}'}"))).isInstanceOf(UncarriedException.class);
    }

    @Test
    void a_key_is_never_left_out_for_a_name_that_nobody_knows() {
        assertThatThrownBy(() -> json(yaml("{nick: '{record.nikc}'}")))
                .isInstanceOf(UncarriedException.class)
                .hasMessage("the operation has no record.nikc");
        assertThatThrownBy(() -> JsonTemplate.of(yaml("{nick: '{record.nick}'}"), Parts.UNKNOWN)
                        .render(scope(UPDATE)))
                .isInstanceOf(UncarriedException.class)
                .hasMessage("the operation has no record.nick");
    }

    @Test
    void what_surrounds_the_operation_is_never_left_out() {
        assertThatThrownBy(() -> json(yaml("{sync: '{set.sync}'}")))
                .isInstanceOf(UncarriedException.class)
                .hasMessage("there is no setting sync; add --set sync=VALUE");
        assertThatThrownBy(() -> json(yaml("{admin: '{ports.admin}'}")))
                .isInstanceOf(UncarriedException.class)
                .hasMessage("there is no {ports.admin} on this arm");
        assertThatThrownBy(() -> Template.of(yaml("'{set.sync}'")).renderIfAny(scope(UPDATE), Place.QUERY))
                .isInstanceOf(UncarriedException.class);
    }

    @Test
    void a_brace_that_begins_nothing_and_an_unknown_filter_are_errors_with_their_line() {
        assertThatThrownBy(() -> Template.of(yaml("'{ x'")))
                .hasMessageContaining("lockstep.yaml:1: ")
                .hasMessageContaining("write {{ for a brace");
        assertThatThrownBy(() -> Template.of(yaml("'{key|upper}'")))
                .hasMessageContaining("there is no filter 'upper'; the filters are json, name,");
    }

    @Test
    void an_operation_without_a_request_has_no_scope() {
        assertThat(Scope.of(Operation.mutate("DELETE FROM t"), Map.of())).isEmpty();
    }
}
