package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkedTest {

    @Test
    void the_part_that_differs_is_between_what_is_the_same() {
        assertThat(Marked.of("price 12.50 EUR", "price 12.00 EUR")).isEqualTo(new Marked("price 12.", "5", "0 EUR"));
    }

    @Test
    void what_only_the_other_text_has_leaves_no_part() {
        assertThat(Marked.of("ab", "aXb")).isEqualTo(new Marked("a", "", "b"));
    }

    @Test
    void a_text_that_repeats_is_not_counted_twice() {
        assertThat(Marked.of("aaa", "aa")).isEqualTo(new Marked("aa", "a", ""));
        assertThat(Marked.of("aa", "aaa")).isEqualTo(new Marked("aa", "", ""));
    }

    @Test
    void a_character_of_two_units_is_marked_as_a_whole() {
        assertThat(Marked.of("x\uD83D\uDE00y", "x\uD83D\uDE01y")).isEqualTo(new Marked("x", "\uD83D\uDE00", "y"));
        assertThat(Marked.of("\uD83D\uDE00", "\uD83C\uDE00")).isEqualTo(new Marked("", "\uD83D\uDE00", ""));
    }

    @Test
    void a_long_text_is_cut_to_what_is_near_the_difference() {
        String same = "x".repeat(70_000);

        Marked marked = Marked.of(same + "A" + same, same + "B" + same);

        assertThat(marked.part()).isEqualTo("A");
        assertThat(marked.before()).startsWith("(69800 before) …x").hasSizeLessThan(300);
        assertThat(marked.after()).endsWith("x… (69800 more)").hasSizeLessThan(300);
    }

    @Test
    void a_long_part_is_cut_as_well() {
        assertThat(Marked.of("y".repeat(5000), "").part())
                .endsWith("y… (3000 more)")
                .hasSizeLessThan(2100);
    }
}
