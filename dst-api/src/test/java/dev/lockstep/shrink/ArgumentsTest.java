package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Arguments become small, and stay the same thing wherever two commands mean the same. */
class ArgumentsTest {

    private static Predicate<List<Line>> of(Predicate<JsonNode> arguments) {
        return lines -> lines.stream().anyMatch(line -> arguments.test(line.arguments()));
    }

    @Test
    void texts_become_letters_and_numbers_small_in_the_order_in_which_they_come_up() throws Exception {
        Script script = new Script(lines -> lines.size() == 2
                && lines.get(1)
                        .arguments()
                        .get("other")
                        .equals(lines.get(0).arguments().get("name")));

        assertThat(script.smallest(Script.lines(
                        "add {\"name\":\"Grace Hopper\",\"age\":37}",
                        "meet {\"name\":\"Ada\",\"other\":\"Grace Hopper\",\"times\":9}")))
                .containsExactly("add {\"name\":\"a\",\"age\":1}", "meet {\"name\":\"b\",\"other\":\"a\",\"times\":2}");
    }

    @Test
    void a_text_is_cut_to_its_shortest_guilty_part() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("text").stringValue().contains("\u0000")
                        && arguments.get("text").stringValue().endsWith(" ")));

        assertThat(script.smallest(
                        Script.lines("add " + object("text", "a long text with \u0000 and a blank at its end "))))
                .containsExactly("add {\"text\":\"\\u0000 \"}");
    }

    @Test
    void a_text_that_must_be_long_becomes_plain() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("text").stringValue().length() >= 5));

        assertThat(script.smallest(Script.lines("add {\"text\":\"Lorem ipsum dolor\"}")))
                .containsExactly("add {\"text\":\"aaaaa\"}");
    }

    @Test
    void a_pair_of_surrogates_is_one_character() throws Exception {
        String smile = new String(Character.toChars(0x1F600));
        Script script =
                new Script(of(arguments -> arguments.get("text").stringValue().contains(smile)));

        assertThat(script.smallest(Script.lines("add " + object("text", "so " + smile + "!"))))
                .containsExactly("add " + object("text", smile));
    }

    @Test
    void a_number_goes_towards_zero() throws Exception {
        Script script = new Script(of(arguments -> arguments.get("age").intValue() > 40));

        assertThat(script.smallest(Script.lines("add {\"age\":1000}"))).containsExactly("add {\"age\":41}");
    }

    @Test
    void a_decimal_keeps_the_digits_that_count() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("score").decimalValue().scale() > 2));

        assertThat(script.smallest(Script.lines("add {\"score\":-1234.56789}")))
                .singleElement()
                .asString()
                .matches("add \\{\"score\":\\d\\.\\d{3}}");
    }

    @Test
    void a_batch_keeps_the_rows_that_count() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("rows").toString().contains("7")));

        assertThat(script.smallest(Script.lines("add {\"rows\":[1,2,3,4,5,6,7,8,9,10]}")))
                .singleElement()
                .asString()
                .matches("add \\{\"rows\":\\[7]}");
    }

    @Test
    void the_rows_that_differ_are_tried_first() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("rows").toString().contains("eve")
                        || arguments.get("rows").toString().equals("[\"a\"]")));

        assertThat(script.smallest(Script.lines("add {\"rows\":[\"ada\",\"bob\",\"eve\",\"joe\"]}"), "eve"))
                .containsExactly("add {\"rows\":[\"a\"]}");
        assertThat(script.played.get(0))
                .extracting(Line::text)
                .containsExactly("{\"command\":\"add\",\"rows\":[\"eve\"]}");
    }

    @Test
    void lists_within_lists_become_shorter_too() throws Exception {
        Script script =
                new Script(of(arguments -> arguments.get("rows").toString().contains("5")));

        assertThat(script.smallest(Script.lines("add {\"rows\":[[1,2],[3,4,5,6],[7]]}")))
                .containsExactly("add {\"rows\":[[5]]}");
    }

    @Test
    void an_optional_part_goes_away_and_a_required_one_does_not() throws Exception {
        // One command of the walk has no note, so a note is optional; a name never is.
        Script script =
                new Script(lines -> lines.get(lines.size() - 1).command().kind().equals("add"));

        assertThat(script.smallest(Script.lines(
                        "add {\"name\":\"ada\",\"note\":null}", "add {\"name\":\"eve\",\"note\":\"hm\",\"on\":true}")))
                .containsExactly("add {\"name\":\"a\",\"note\":null,\"on\":false}");
    }

    @Test
    void a_part_that_is_optional_by_its_type_goes_away_whatever_the_walk_had() throws Exception {
        Script script = new Script(lines -> true).choosing("/note", "null");

        assertThat(script.smallest(Script.lines("add {\"name\":\"eve\",\"note\":\"hm\"}")))
                .containsExactly("add {\"name\":\"a\",\"note\":null}");
    }

    @Test
    void a_constant_becomes_the_first_one_that_does() throws Exception {
        Script script = new Script(lines ->
                        !lines.get(0).arguments().get("way").stringValue().equals("UP"))
                .choosing("/way", "\"UP\"", "\"DOWN\"", "\"LEFT\"", "\"RIGHT\"")
                .possibleIf((before, line) -> List.of("UP", "DOWN", "LEFT", "RIGHT")
                        .contains(line.arguments().get("way").stringValue()));

        for (String way : List.of("DOWN", "LEFT", "RIGHT")) {
            assertThat(script.smallest(Script.lines("go {\"way\":\"" + way + "\"}")))
                    .containsExactly("go {\"way\":\"DOWN\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({"0x9, 0x20", "0xa0, 0x20", "0x2003, 0x20", "0xfc, 0xe9", "0x6f22, 0xe9", "0x1f680, 0x1f600"})
    void a_character_becomes_the_simplest_of_its_like(int drawn, int simplest) throws Exception {
        int like = like(drawn);
        Script script = new Script(of(arguments ->
                arguments.get("text").stringValue().codePoints().anyMatch(character -> like(character) == like)));

        assertThat(script.smallest(Script.lines("add " + object("text", "so " + Character.toString(drawn) + "!"))))
                .containsExactly("add " + object("text", Character.toString(simplest)));
    }

    private static int like(int character) {
        if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
            return 1;
        }
        return character < 0x80 ? 0 : character < 0x10000 ? 2 : 3;
    }

    @Test
    void texts_of_a_line_are_in_their_order_where_any_order_does() throws Exception {
        Script script = new Script(lines -> lines.size() == 2);

        assertThat(script.smallest(Script.lines("add {\"name\":\"ada\"}", "meet {\"from\":\"eve\",\"to\":\"ada\"}")))
                .containsExactly("add {\"name\":\"a\"}", "meet {\"from\":\"a\",\"to\":\"b\"}");
    }

    @Test
    void a_value_that_no_command_can_have_is_not_played() throws Exception {
        Script script = new Script(lines -> true)
                .possibleIf((before, line) -> List.of("UP", "DOWN")
                        .contains(line.arguments().get("way").stringValue()));

        assertThat(script.smallest(Script.lines("go {\"way\":\"DOWN\"}"))).containsExactly("go {\"way\":\"DOWN\"}");
        assertThat(script.played).isEmpty();
    }

    @Test
    void two_things_do_not_become_one() throws Exception {
        Script script = new Script(lines -> {
            String name = lines.get(0).arguments().get("name").stringValue();
            return lines.size() == 2
                    && name.startsWith("x")
                    && !name.equals(lines.get(1).arguments().get("name").stringValue());
        });

        assertThat(script.smallest(Script.lines("add {\"name\":\"xylophone\"}", "add {\"name\":\"x\"}")))
                .hasSize(2)
                .doesNotHaveDuplicates();
    }

    private static String object(String name, String text) {
        return Json.MAPPER.writeValueAsString(Json.MAPPER.createObjectNode().put(name, text));
    }
}
