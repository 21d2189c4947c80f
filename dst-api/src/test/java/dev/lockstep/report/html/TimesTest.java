package dev.lockstep.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Times times = new Times();

    @Test
    void a_quantile_is_exact_to_a_class() {
        for (int i = 1; i <= 1000; i++) {
            times.add(i);
        }

        assertThat(times.quantile(0.5)).isBetween(400.0, 650.0);
        assertThat(times.quantile(0.95)).isBetween(800.0, 1000.0);
        assertThat(times.longest()).isEqualTo(1000);
        assertThat(times.total()).isCloseTo(500_500, within(0.001));
    }

    @Test
    void no_time_is_outside_of_the_classes() {
        times.add(0);
        times.add(1e12);

        assertThat(times.count()).isEqualTo(2);
        assertThat(times.quantile(0)).isPositive();
    }

    @Test
    void nothing_has_no_quantile() {
        assertThat(times.quantile(0.5)).isZero();
    }

    @Test
    void one_slow_operation_among_thousands_has_a_bar() {
        for (int i = 0; i < 10_000; i++) {
            times.add(1);
        }
        times.add(5000);
        StringBuilder drawn = new StringBuilder();

        times.draw(new Markup(drawn), "times");

        assertThat(drawn).contains("M72 22v-22h3v22z").contains("v-2h3v2z");
    }

    @ParameterizedTest
    @CsvSource({"0.004, 0.00 ms", "0.04, 0.04 ms", "0.14, 0.1 ms", "9.96, 10.0 ms", "52.4, 52 ms", "1500, 1.5 s"})
    void a_time_is_told_in_the_unit_that_suits_it(double millis, String words) {
        assertThat(Times.words(millis)).isEqualTo(words);
    }
}
