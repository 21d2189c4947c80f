package dev.lockstep.backend;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.system.Engine;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import org.junit.jupiter.api.Test;

class FirstReleaseTest {

    private static final FirstRelease FIRST = new FirstRelease("the shell of mine", "2.0.10", "it has no quotes");

    @Test
    void an_earlier_release_is_refused_with_the_reason() {
        assertThatExceptionOfType(ArmUnavailableException.class)
                .isThrownBy(() -> FIRST.require(engine("2.0.9")))
                .withMessage("the shell of mine 2.0.9 is out of reach: before 2.0.10 it has no quotes;"
                        + " name a later version, or another arm");
    }

    @Test
    void the_first_release_and_later_ones_are_reached() {
        assertThatCode(() -> FIRST.require(engine("2.0.10"))).doesNotThrowAnyException();
        assertThatCode(() -> FIRST.require(engine("2.1"))).doesNotThrowAnyException();
    }

    private static Engine engine(String version) {
        return new Engine(SystemUnderTest.named("mine"), version, List.of());
    }
}
