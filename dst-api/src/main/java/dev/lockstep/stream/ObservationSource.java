package dev.lockstep.stream;

/** The observation of each step of a walk: drawn, or read from a record. */
@FunctionalInterface
public interface ObservationSource {

    /** Every step is observed by the probes, over the connection that writes. */
    ObservationSource EACH_STEP = step -> Observation.QUERY;

    /** Returns the observation of a step. Called once for each step, in order. */
    Observation next(long step);
}
