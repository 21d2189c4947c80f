package dev.lockstep.backend;

import dev.lockstep.op.Outcome;

/**
 * The result of an operation during which the engine's process was to be killed.
 *
 * @param outcome the answer, if there was one before the kill; otherwise {@link Outcome.Broken}, in doubt
 * @param fell whether the kill found the process alive and ended it; otherwise the process ended by itself, and a
 *     broken outcome is not the work of the kill
 */
public record Kill(Outcome outcome, boolean fell) {}
