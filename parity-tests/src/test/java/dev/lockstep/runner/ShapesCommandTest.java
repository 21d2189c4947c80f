package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole battery of {@code ./lockstep shapes} on the three transports of a system. */
@Tag("nightly")
class ShapesCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"h2", "jena"})
    void every_read_shape_gives_the_same_rows_in_every_morphology(String system) {
        Terminal battery = Terminal.run("shapes", "--system", system, "--server", "process");

        assertThat(battery.exit()).as(battery.out() + battery.err()).isZero();
        assertThat(battery.out())
                .containsPattern(
                        "(?m)^embedded, \\d+ read shapes x 12 morphologies: \\d{3} same, 0 differ, .* 0 not run$")
                .containsPattern("(?m)^cli, \\d+ read shapes x 12 morphologies: \\d{3} same, 0 differ, .* 0 not run$")
                .containsPattern(
                        "(?m)^server, \\d+ read shapes x 12 morphologies: \\d{3} same, 0 differ, .* 0 not run$");
    }
}
