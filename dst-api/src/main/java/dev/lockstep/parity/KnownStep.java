package dev.lockstep.parity;

import java.util.List;

/**
 * A step whose differences are all allow-listed.
 *
 * @param step the step
 * @param entries the ids of the entries that cover it
 * @param endedWalk whether the arms' state is no longer the model's, so that the walk ended here
 */
public record KnownStep(StepRecord step, List<String> entries, boolean endedWalk) {
    public KnownStep {
        entries = List.copyOf(entries);
    }
}
