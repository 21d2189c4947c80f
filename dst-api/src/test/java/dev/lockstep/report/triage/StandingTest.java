package dev.lockstep.report.triage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static Difference count(String reference, String deviating, String expected, String actual) {
        return new Difference(DifferencePath.COUNT, DifferenceClass.VALUE, reference, deviating, expected, actual);
    }

    @Test
    void an_arm_that_differs_from_the_reference_and_the_model_stands_alone() {
        Standing standing = Standing.of(List.of("a", "b", "c"), true, List.of(count("a", "c", "1", "2")));

        assertThat(standing.alone()).containsExactly("c");
        assertThat(standing.sentence()).isEqualTo("c stands alone; a, b and the model all agree");
    }

    @Test
    void a_reference_that_differs_from_all_others_stands_alone() {
        Standing standing =
                Standing.of(List.of("a", "b"), true, List.of(count("model", "a", "1", "2"), count("a", "b", "2", "1")));

        assertThat(standing.alone()).containsExactly("a");
        assertThat(standing.sentence()).isEqualTo("a stands alone; b and the model agree");
    }

    @Test
    void the_model_stands_alone_against_arms_that_agree() {
        Standing standing = Standing.of(
                List.of("a", "b"), true, List.of(count("model", "a", "1", "2"), count("model", "b", "1", "2")));

        assertThat(standing.alone()).containsExactly("model");
        assertThat(standing.sentence()).isEqualTo("the model stands alone; a and b agree");
    }

    @Test
    void two_arms_without_a_prediction_have_no_majority() {
        Standing standing = Standing.of(List.of("a", "b"), false, List.of(count("a", "b", "1", "2")));

        assertThat(standing.alone()).isEmpty();
        assertThat(standing.sentence()).isEqualTo("no majority: a against b; the model says nothing about this answer");
    }

    @Test
    void a_model_that_does_not_predict_a_code_has_no_voice_about_it() {
        Difference code = new Difference(DifferencePath.CODE, DifferenceClass.VALUE, "a", "b", "\"409\"", "\"410\"");

        Standing standing = Standing.of(List.of("a", "b"), true, List.of(code));

        assertThat(standing.camps()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void two_arms_that_differ_in_different_ways_each_stand_alone() {
        Standing standing = Standing.of(
                List.of("a", "b", "c", "d"), true, List.of(count("a", "c", "1", "2"), count("a", "d", "1", "3")));

        assertThat(standing.sentence()).isEqualTo("c and d each stand alone; a, b and the model all agree");
    }
}
