package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Two long texts are shown around what differs in them, and what is left out is counted. */
class ExcerptTest {

    private static final String BEFORE = "b".repeat(500);
    private static final String AFTER = "a".repeat(300);

    @Test
    void a_long_text_is_shown_around_the_part_that_differs() {
        StringBuilder html = new StringBuilder();

        Excerpt.of(BEFORE + "X" + AFTER, BEFORE + "YZ" + AFTER).write(new Markup(html), List.of("embedded", "cli"));

        assertThat(html.toString().replaceAll("<[^>]*>", ""))
                .isEqualTo("embedded: …" + "b".repeat(40) + "X" + "a".repeat(40) + "…\n" + "cli: …" + "b".repeat(40)
                        + "YZ" + "a".repeat(40) + "…\n"
                        + "Left out: 460 equal characters before it and 260 equal characters after it");
        assertThat(html).contains("<mark>X</mark>", "<mark>YZ</mark>");
    }

    @Test
    void a_text_that_goes_on_is_marked_where_it_does() {
        Excerpt excerpt = Excerpt.of(BEFORE, BEFORE + "x");

        assertThat(excerpt.parts()).containsExactly("", "x");
        assertThat(excerpt.skippedBefore()).isEqualTo(460);
        assertThat(excerpt.skippedAfter()).isZero();
    }

    @Test
    void half_a_character_is_never_cut() {
        Excerpt excerpt = Excerpt.of(BEFORE + "\ud83d\ude00" + AFTER, BEFORE + "\ud83d\ude01" + AFTER);

        assertThat(excerpt.parts()).containsExactly("\ud83d\ude00", "\ud83d\ude01");
    }

    @Test
    void short_texts_and_those_that_have_nothing_in_common_are_shown_whole() {
        assertThat(Excerpt.serves("one", "other")).isFalse();
        assertThat(Excerpt.serves(BEFORE, AFTER)).isFalse();
        assertThat(Excerpt.serves(BEFORE + "x", BEFORE + "y")).isTrue();
    }
}
