package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two values that differ are never shown as the same text, however they are shortened. */
class ShortenedTest {

    private static final String LONG = "abcdefghijklmnopqrstuvwxyz".repeat(150);

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("at the start", "1" + LONG, "2" + LONG),
                Arguments.of("in the middle", LONG + "1" + LONG, LONG + "2" + LONG),
                Arguments.of("at the end", LONG + "\t", LONG + " "),
                Arguments.of("only in length", "x".repeat(4000), "x".repeat(4001)),
                Arguments.of("only in a repeated part", LONG + LONG, LONG),
                Arguments.of("in half of a character", LONG + "\uD83D\uDE00" + LONG, LONG + "\uD83D\uDE01" + LONG),
                Arguments.of("in a half that is alone", LONG + "\uD83D" + LONG, LONG + "\uD83E" + LONG),
                Arguments.of("in a combining character", LONG + "e\u0301" + LONG, LONG + "\u00E9" + LONG),
                Arguments.of("in an invisible character", LONG + "\u200D" + LONG, LONG + "\u200C" + LONG),
                Arguments.of("in an escape and its name", LONG + "\n" + LONG, LONG + "\\n" + LONG),
                Arguments.of("in the marks of a cut", LONG + "…" + LONG, LONG + "..." + LONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void two_values_that_differ_are_shown_as_two_texts(String where, String left, String right) {
        for (int most : new int[] {1, 16, 60, 300, 1000}) {
            List<String> values = List.of(Json.MAPPER.writeValueAsString(left), Json.MAPPER.writeValueAsString(right));
            assertThat(new HashSet<>(Shortened.of(values, most))).hasSize(2);
            assertThat(new HashSet<>(Shortened.inTitle(values, most))).hasSize(2);
            assertThat(new HashSet<>(Shortened.of(List.of(left, right), most))).hasSize(2);
            assertThat(Shortened.of(values, most)).allMatch(shown -> shown.length() < most + 90);
            List<Row> rows = List.of(Row.of(Cell.text("k"), Cell.text(left)), Row.of(Cell.text("k"), Cell.text(right)));
            assertThat(new HashSet<>(Shortened.rows(rows, ", ", most))).hasSize(2);
        }
    }

    @Test
    void a_long_value_is_cut_around_the_first_difference_and_says_its_number() {
        assertThat(Shortened.of(List.of('"' + LONG + "\\t\"", '"' + LONG + " \""), 50))
                .containsExactly(
                        "\"…ghijklmnopqrstuvwxyz\\t\" (character 3901 of 3901)",
                        "\"…fghijklmnopqrstuvwxyz \" (character 3901 of 3901)");
    }

    @Test
    void a_value_that_ends_where_the_other_goes_on_says_so() {
        assertThat(Shortened.of(List.of('"' + LONG + '"', '"' + LONG + "more\""), 60))
                .first()
                .asString()
                .endsWith("xyz\" (it ends after character 3900)");
    }

    @Test
    void no_character_is_cut_in_two() {
        String left = Json.MAPPER.writeValueAsString("\uD83D\uDE00".repeat(100) + "1" + "\uD83D\uDE00".repeat(100));
        String right = Json.MAPPER.writeValueAsString("\uD83D\uDE00".repeat(100) + "2" + "\uD83D\uDE00".repeat(100));

        for (int most = 40; most < 80; most++) {
            assertThat(Shortened.of(List.of(left, right), most).get(0))
                    .matches("\"…(\\\\uD83D\\\\uDE00)*1(\\\\uD83D\\\\uDE00)*…\" \\(character 101 of 201\\)");
        }
    }

    @Test
    void values_that_show_the_same_part_at_the_same_place_have_digests() {
        List<String> four = List.of("a" + LONG + "1", "a" + LONG + "2", "b" + LONG + "1", "b" + LONG + "2");

        List<String> shown = Shortened.of(four, 60);

        assertThat(new HashSet<>(shown)).hasSize(4);
        assertThat(shown).allMatch(text -> text.contains("[sha-256 "));
    }

    @Test
    void short_values_are_whole() {
        assertThat(Shortened.of(List.of("1", "\"a\"", ""), 10)).containsExactly("1", "\"a\"", "");
    }
}
