package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SeedRangeTest {

    private final SeedRange.Converter converter = new SeedRange.Converter();

    @Test
    void a_range_holds_both_its_ends() {
        assertThat(converter.convert("3..6").seeds()).containsExactly(3L, 4L, 5L, 6L);
    }

    @Test
    void a_range_may_begin_below_zero() {
        assertThat(converter.convert("-2..1").seeds()).containsExactly(-2L, -1L, 0L, 1L);
    }

    @Test
    void a_range_of_one_is_a_single_seed() {
        assertThat(converter.convert("7..7")).isEqualTo(SeedRange.of(7)).hasToString("7");
    }

    @Test
    void a_range_reaches_the_last_of_all_seeds() {
        assertThat(converter.convert("9223372036854775806..9223372036854775807").seeds())
                .containsExactly(Long.MAX_VALUE - 1, Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "1-5", "1..", "..5", "1...5", "a..b", "1..5 ", "0x1..2"})
    void what_is_not_a_range_is_refused_with_an_example(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a range of seeds; write the first and the last, as in 1..20");
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused_with_the_right_one() {
        assertThatThrownBy(() -> converter.convert("20..1"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'20..1' ends before it begins; write 1..20");
    }

    @Test
    void a_seed_beyond_64_bits_is_refused() {
        assertThatThrownBy(() -> converter.convert("1..9223372036854775808"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'1..9223372036854775808' goes beyond the 64 bits of a seed");
    }
}
