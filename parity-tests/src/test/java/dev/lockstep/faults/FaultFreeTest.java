package dev.lockstep.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.embedded.h2.H2EmbeddedProvider;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No false alarms: two arms of the real H2 without a bug, over many steps and several seeds. */
class FaultFreeTest {

    private static final long STEPS = 400;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = 1001)
    void sound_arms_do_not_differ(long seed) {
        assertNoDifference(seed);
    }

    /** Ten thousand steps. */
    @Test
    @Tag("nightly")
    void sound_arms_do_not_differ_in_the_long_run() {
        for (long seed = 1; seed <= 10_000 / STEPS; seed++) {
            assertNoDifference(seed);
        }
    }

    private void assertNoDifference(long seed) {
        WalkResult result = new SocialWalk(
                        new H2EmbeddedProvider(), new H2EmbeddedProvider(), seed, STEPS, Duration.ofSeconds(30))
                .play(folder.resolve("seed-" + seed));
        assertThat(result.findings()).as(result.detail()).isEmpty();
        assertThat(result.verdict()).as(result.detail()).isEqualTo(Verdict.PARITY);
        assertThat(result.steps()).isEqualTo(STEPS);
    }
}
