package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkupTest {

    private final StringBuilder out = new StringBuilder();
    private final Markup page = new Markup(out);

    @Test
    void a_text_is_never_an_element() {
        page.open("p").seen("<script>alert(1)</script> & \"more\" 'yet'").close();

        assertThat(out)
                .hasToString("<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot; &#39;yet&#39;</p>");
    }

    @Test
    void a_text_does_not_end_the_attribute_that_it_is_in() {
        page.open("pre", "data-copied", "\" onclick='x'>").close();

        assertThat(out).hasToString("<pre data-copied=\"&quot; onclick=&#39;x&#39;&gt;\"></pre>");
    }

    @Test
    void a_text_of_the_walk_stands_apart_from_the_text_around_it() {
        page.data("Ada");

        assertThat(out).hasToString("<span class=\"data\">Ada</span>");
    }

    @Test
    void a_character_that_nobody_sees_is_named() {
        page.seen("a\u202Eb");

        assertThat(out).hasToString("a<span class=\"unseen\">U+202E</span>b");
    }

    @Test
    void an_attribute_has_a_name_and_a_value() {
        assertThatThrownBy(() -> page.open("p", "class"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("p: an attribute has a name and a value");
    }

    @ParameterizedTest
    @CsvSource({
        "0, NUL",
        "1B, ESC",
        "9, ⇥",
        "D, CR",
        "7F, U+007F",
        "9B, U+009B",
        "A0, NBSP",
        "AD, U+00AD",
        "34F, U+034F",
        "200B, U+200B",
        "202E, U+202E",
        "2028, U+2028",
        "2066, U+2066",
        "2800, U+2800",
        "3164, U+3164",
        "D83D, U+D83D",
        "DE00, U+DE00",
        "E000, U+E000",
        "FE0F, U+FE0F",
        "FEFF, U+FEFF",
        "FFFF, U+FFFF",
        "E0041, U+E0041"
    })
    void each_kind_of_unseen_character_has_a_name(String character, String name) {
        String unseen = Character.toString(Integer.parseInt(character, 16));

        assertThat(Unseen.parts("x" + unseen + "y")).containsExactly("x", name, "y");
    }

    @Test
    void a_line_feed_is_named_and_still_breaks_the_line() {
        assertThat(Unseen.parts("a\nb")).containsExactly("a", "⏎", "\nb");
    }

    @Test
    void a_space_is_named_only_where_it_cannot_be_seen() {
        assertThat(Unseen.parts(" a b ")).containsExactly("", "·", "a b", "·", "");
    }

    @Test
    void a_whole_character_of_two_units_is_seen() {
        assertThat(Unseen.none("\uD83D\uDE00 and Zoë")).isTrue();
    }

    @Test
    void data_for_the_script_can_neither_end_it_nor_begin_a_comment() {
        assertThat(DataBlock.json(new String[] {"</script><!-- & \u2028 \uD800"}))
                .isEqualTo("[\"\\u003C/script\\u003E\\u003C!-- \\u0026 \\u2028 \\uD800\"]");
    }
}
