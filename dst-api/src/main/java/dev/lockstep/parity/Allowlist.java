package dev.lockstep.parity;

import java.util.List;

/**
 * The differences that somebody has signed for. Asked once for each step that has differences, in the order of the steps; a
 * pure function of the step, so that the same walk is judged the same way again.
 */
public interface Allowlist {

    /** Nobody has signed for anything. */
    Allowlist NONE = new Allowlist() {
        @Override
        public List<String> inForce() {
            return List.of();
        }

        @Override
        public Ruling rule(StepRecord step) {
            return new Ruling.Novel(List.of());
        }
    };

    /** The entries that could apply to this walk, by id. */
    List<String> inForce();

    /** Whether every difference of this step is signed for. */
    Ruling rule(StepRecord step);
}
