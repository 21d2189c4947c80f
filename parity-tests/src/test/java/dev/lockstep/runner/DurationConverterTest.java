package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {

    private final DurationConverter converter = new DurationConverter();

    @ParameterizedTest
    @CsvSource({"250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "2h,PT2H", "PT1M30S,PT1M30S"})
    void a_duration_is_an_amount_with_its_unit_or_iso(String text, Duration expected) {
        assertThat(converter.convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "1.5s", "30 s", "30S", "1d", "abc"})
    void a_text_that_is_not_a_duration_is_refused_with_examples(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not a duration; write 250ms, 30s, 5m or 2h (or PT1M30S)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "PT0S", "PT-1S", "9000h", "99999999999999999999h", "9223372036854775807h"})
    void a_duration_of_nothing_or_beyond_a_year_is_refused(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' must be longer than zero and at most a year");
    }

    @Test
    void a_year_is_still_accepted() {
        assertThat(converter.convert("8760h")).isEqualTo(Duration.ofDays(365));
    }
}
