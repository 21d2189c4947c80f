package dev.lockstep.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The live line, and what of it stays on a narrow terminal. */
class LiveTextTest {

    private static LiveText text(String waiting) {
        return new LiveText(
                "seed 7 (3 of 20)",
                25,
                100,
                Duration.ofSeconds(12),
                "3 differences, 1 known",
                Optional.of(waiting).filter(words -> !words.isEmpty()));
    }

    @Test
    void all_of_it_fits_a_usual_terminal() {
        assertThat(text("").fit(100, Progress.Style.ASCII))
                .isEqualTo("seed 7 (3 of 20)  [=====                 ]  step 25 of 100  0:12, 0:36 left"
                        + "  3 differences, 1 known");
    }

    @Test
    void the_bar_goes_first_and_the_differences_stay_longest() {
        String waiting = "waiting for cli: backup";

        assertThat(text(waiting).fit(90, Progress.Style.ASCII))
                .isEqualTo("seed 7 (3 of 20)  step 25 of 100  3 differences, 1 known  waiting for cli: backup");
        assertThat(text(waiting).fit(80, Progress.Style.ASCII))
                .isEqualTo("step 25 of 100  3 differences, 1 known  waiting for cli: backup");
        assertThat(text(waiting).fit(42, Progress.Style.ASCII)).isEqualTo("step 25 of 100  3 differences, 1 known");
        assertThat(text(waiting).fit(30, Progress.Style.ASCII)).isEqualTo("3 differences, 1 known");
    }

    @ParameterizedTest
    @ValueSource(ints = {20, 40, 60, 80, 100, 200})
    void the_line_never_reaches_the_last_column(int width) {
        for (Progress.Style style : Progress.Style.values()) {
            assertThat(text("waiting for a-very-long-name: command").fit(width, style))
                    .hasSizeLessThan(width);
        }
    }

    @Test
    void before_two_seconds_nobody_says_how_long_it_takes() {
        LiveText early = new LiveText("seed 1", 5, 10, Duration.ofMillis(1500), "0 differences", Optional.empty());

        assertThat(early.fit(60, Progress.Style.ASCII))
                .contains("0:01  0 differences")
                .doesNotContain("left");
    }

    @Test
    void hours_are_written_as_hours() {
        LiveText late = new LiveText("seed 1", 1, 3, Duration.ofHours(2), "0 differences", Optional.empty());

        assertThat(late.fit(80, Progress.Style.ASCII)).contains("2:00:00, 4:00:00 left");
    }
}
