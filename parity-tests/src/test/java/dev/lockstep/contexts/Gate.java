package dev.lockstep.contexts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** Skips a test on a machine that lacks something; on a build server that requires it, nobody would see that. */
public final class Gate {

    private Gate() {}

    /**
     * Goes on if nothing is lacking.
     *
     * @param name the end of the variable that requires it, {@code LOCKSTEP_REQUIRE_…}
     * @param lacking why it is not there; empty if it is
     */
    public static void require(String name, Optional<String> lacking) {
        if ("true".equals(System.getenv("LOCKSTEP_REQUIRE_" + name))) {
            assertThat(lacking).as("LOCKSTEP_REQUIRE_%s is true", name).isEmpty();
        }
        assumeTrue(lacking.isEmpty(), () -> lacking.orElse(""));
    }
}
