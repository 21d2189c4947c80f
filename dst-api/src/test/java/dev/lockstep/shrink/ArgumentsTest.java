package dev.lockstep.shrink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Arguments become small, and stay the same thing wherever two commands mean the same. */
class ArgumentsTest {

    private static Predicate<List<Line>> of(Predicate<JsonNode> arguments) {
        return lines -> lines.stream().anyMatch(line -> arguments.test(line.arguments()));
    }

    @Test
    void texts_become_letters_and_numbers_small_in_the_order_in_which_they_come_up() throws Exception {
        Script script = new Script(lines -> lines.size() == 2);

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
