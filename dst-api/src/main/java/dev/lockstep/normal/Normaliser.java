package dev.lockstep.normal;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;

/**
 * Removes from an outcome what is not compared, on every arm alike. A normaliser is a pure, idempotent function. If it
 * has nothing to remove, it returns an equal outcome.
 */
public interface Normaliser {

    /** The id under which reports count the hits; unique within a walk. */
    String id();

    /** The reason why this may be left out of the comparison. */
    String reason();

    /** Returns the outcome without the part that is not compared. */
    Outcome normalise(Operation operation, Outcome outcome);
}
