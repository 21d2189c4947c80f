package dev.lockstep.faults;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bugs of parameters, batches, keys and read shapes, planted into one of two arms: each must fire, and be seen. */
class ValueFaultTest {

    private WrongWalk walk;

    @BeforeEach
    void two_arms_in_process(@TempDir Path folder) {
        walk = new WrongWalk(Ground.H2, "values", new H2EmbeddedProvider(), 200, 5, Duration.ofSeconds(10), folder);
    }

    @Tag("nightly")
    @Test
    void without_a_bug_there_is_no_difference() {
        walk.mustAgree();
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PASSES_AN_EMPTY_TEXT_AS_NULL", "ROUNDS_A_PARAMETER_TO_MICROSECONDS", "A_STREAM_ENDS_EARLY"})
    void a_planted_bug_fires_and_is_seen(ValueBug bug) {
        walk.mustShow(bug::apply);
    }

    @Tag("nightly")
    @ParameterizedTest
    @EnumSource(names = {"PASSES_AN_EMPTY_TEXT_AS_NULL", "ROUNDS_A_PARAMETER_TO_MICROSECONDS", "A_STREAM_ENDS_EARLY"})
    void a_rare_bug_fires_and_is_seen(ValueBug bug) {
        walk.mustShow(bug::apply);
    }
}
