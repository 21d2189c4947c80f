package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTest {

    /** Returns the text with its marks as brackets. */
    private static String marked(String text, String other) {
        return Marked.of(text, other).parts().stream()
                .map(part -> part.differs() ? "<" + part.text() + ">" : part.text())
                .collect(Collectors.joining());
    }

    @Test
    void each_part_that_differs_is_between_what_is_the_same() {
        assertThat(marked("price 12.50 EUR", "price 12.00 EUR")).isEqualTo("price 12.<5>0 EUR");
        assertThat(marked("a\tb c\td", "a b c d")).isEqualTo("a<\t>b c<\t>d");
    }

    @Test
    void characters_that_only_one_text_has_move_no_mark() {
        assertThat(marked("one\r\ntwo\r\nthree", "one\ntwo\nthree")).isEqualTo("one<\r>\ntwo<\r>\nthree");
        assertThat(marked("one\ntwo\nthree", "one\r\ntwo\r\nthree")).isEqualTo("one<>\ntwo<>\nthree");
        assertThat(marked("ab", "aXb")).isEqualTo("a<>b");
    }

    @Test
    void texts_that_agree_by_chance_alone_are_marked_as_a_whole() {
        assertThat(marked("[the quick fox]", "[no dogs at all]")).isEqualTo("[<the quick fox>]");
    }

    @Test
    void a_text_that_repeats_is_not_counted_twice() {
        assertThat(marked("aaa", "aa")).isEqualTo("aa<a>");
        assertThat(marked("aa", "aaa")).isEqualTo("aa<>");
    }

    @Test
    void a_character_of_two_units_is_marked_as_a_whole() {
        assertThat(marked("x\uD83D\uDE00y", "x\uD83D\uDE01y")).isEqualTo("x<\uD83D\uDE00>y");
        assertThat(marked("\uD83D\uDE00", "\uD83C\uDE00")).isEqualTo("<\uD83D\uDE00>");
    }

    @Test
    void a_change_that_is_the_same_everywhere_is_said_if_it_is_hard_to_see() {
        assertThat(Marked.of("a\tb\tc", "a b c").change())
                .hasValue("2 characters differ, each in the same way: CHARACTER TABULATION (U+0009) → SPACE (U+0020)");
        assertThat(Marked.of("a\u00A0", "a ").change())
                .hasValue("1 character differs: NO-BREAK SPACE (U+00A0) → SPACE (U+0020)");
        assertThat(Marked.of("12.5", "12.0").change()).as("plain to see").isEmpty();
        assertThat(Marked.of("a\tb\u00A0c", "a b c").change()).as("two changes").isEmpty();
        assertThat(Marked.of("a", "a").change()).as("no change").isEmpty();
    }

    @Test
    void a_long_text_is_cut_to_what_is_near_the_differences() {
        String same = "x".repeat(70_000);

        assertThat(marked(same + "A" + same, same + "B" + same))
                .startsWith("(69800 before) …x")
                .contains("x<A>x")
                .endsWith("x… (69800 more)")
                .hasSizeLessThan(500);
        assertThat(marked("A" + same + "A", "B" + same + "B"))
                .startsWith("<A>x")
                .contains("x… (69600 between) …x")
                .endsWith("x<A>");
    }

    @Test
    void a_long_part_is_cut_as_well() {
        assertThat(marked("y".repeat(5000), "")).endsWith("y… (3000 more)>").hasSizeLessThan(2100);
    }
}
