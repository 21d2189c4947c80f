package dev.lockstep.parity;

import java.util.Optional;

/**
 * The place of a finding that followed steps without a read, as a second walk with a read after each step shows it.
 *
 * @param step the step that shows a difference there; empty if none does, so that the finding shows only unobserved
 */
public record Located(Optional<StepRecord> step) {

    /** Returns the place, for people. */
    public String sentence() {
        return step.map(shown -> "with a read after each step it shows at step " + shown.step() + ", " + shown.kind())
                .orElse("with a read after each step it does not show: it shows only unobserved");
    }
}
