package dev.lockstep.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The reference gave one row twice, and its second opening another one. */
class NoiseTest {

    private final Noise noise = new Noise(
            Set.of("again"),
            List.of(
                    difference("/rows/0", DifferenceClass.MISSING, "embedded", "again", "[2]", ""),
                    difference("/rows/0", DifferenceClass.EXTRA, "embedded", "again", "", "[1]")));

    @Test
    void a_value_that_the_model_expects_otherwise_in_a_random_row_is_random() {
        assertThat(noise.explains(
                        difference("/rows/0/things", DifferenceClass.VALUE, Difference.MODEL, "embedded", "1", "2")))
                .isTrue();
    }

    @Test
    void a_row_that_another_arm_lacks_and_the_reference_gave_both_times_is_lost() {
        assertThat(noise.explains(difference("/rows/1", DifferenceClass.MISSING, "embedded", "cli", "[7]", "")))
                .isFalse();
    }

    @Test
    void a_value_of_another_answer_or_of_another_part_is_real() {
        assertThat(noise.explains(difference("/count", DifferenceClass.VALUE, Difference.MODEL, "embedded", "1", "2")))
                .isFalse();
        assertThat(noise.explains(difference(
                        "/probe/all/rows/0/things", DifferenceClass.VALUE, Difference.MODEL, "embedded", "1", "2")))
                .isFalse();
    }

    private static Difference difference(
            String path, DifferenceClass kind, String reference, String deviating, String expected, String actual) {
        return new Difference(DifferencePath.parse(path).orElseThrow(), kind, reference, deviating, expected, actual);
    }
}
