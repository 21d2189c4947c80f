package dev.lockstep.normal;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;

/**
 * Takes out of an outcome what is not to be compared, on every arm alike. A normaliser is a pure function and idempotent;
 * it returns an equal outcome where it has nothing to do.
 */
public interface Normaliser {

    /** What reports count its hits under; unique within a walk. */
    String id();

    /** Why this may be left out of the comparison. */
    String reason();

    /** The outcome without it. */
    Outcome normalise(Operation operation, Outcome outcome);
}
