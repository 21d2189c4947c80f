package dev.lockstep.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeedRangeTest {

    @Test
    void a_range_holds_both_its_ends() {
        assertThat(SeedRange.parse("3..6").seeds()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void a_range_may_begin_below_zero() {
        assertThat(SeedRange.parse("-2..1").seeds()).containsExactly(-2L, -1L, 0L, 1L);
    }

    @Test
    void a_range_of_one_is_a_single_seed() {
        assertThat(SeedRange.parse("7..7")).isEqualTo(SeedRange.of(7)).hasToString("7");
    }

    @Test
    void a_range_reaches_the_last_of_all_seeds() {
        assertThat(SeedRange.parse("9223372036854775806..9223372036854775807").seeds())
                .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1-5", "1..", "..5", "1...5", "a..b", "1..5 ", "0x1..2"})
    void a_text_that_is_not_a_range_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> SeedRange.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is not a range of seeds; write the first and the last, as in 1..20");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused_with_the_right_one() {
        assertThatThrownBy(() -> SeedRange.parse("20..1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'20..1' ends before it begins; write 1..20");
    }

    @Test
    void a_seed_beyond_64_bits_is_refused() {
        assertThatThrownBy(() -> SeedRange.parse("1..9223372036854775808"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'1..9223372036854775808' goes beyond the 64 bits of a seed");
    }
}
