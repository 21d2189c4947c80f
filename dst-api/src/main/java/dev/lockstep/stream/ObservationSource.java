package dev.lockstep.stream;

import dev.lockstep.workload.Sample;
import java.util.Optional;

/** The observation of each step of a walk: drawn, or read from a record. */
@FunctionalInterface
public interface ObservationSource {

    /** Every step is observed by the probes, over the connection that writes. */
    ObservationSource EACH_STEP = step -> Observation.QUERY;

    /** Returns the observation of a step. Called once for each step, in order. */
    Observation next(long step);

    /**
     * Returns the part that is read in a step if the state is large by then; empty if everything is read in any case,
     * or if {@link #next} says it.
     */
    default Optional<Sample> sample(long step) {
        return Optional.empty();
    }
}
