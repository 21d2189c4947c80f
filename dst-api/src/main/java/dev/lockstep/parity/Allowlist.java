package dev.lockstep.parity;

import java.util.List;

/**
 * The allow-listed differences. Asked once for each step that has differences, in the order of the steps. It is a pure
 * function of the step, so that the same walk is judged in the same way again.
 */
public interface Allowlist {

    /** An empty allow-list. */
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

    /** Returns the ids of the entries that could apply to this walk. */
    List<String> inForce();

    /** Decides whether every difference of this step is allow-listed. */
    Ruling rule(StepRecord step);
}
