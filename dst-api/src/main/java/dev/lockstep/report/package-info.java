/**
 * The files of a walk: the recorded commands, the journal of every step, and a report that can be triaged without
 * running anything again.
 *
 * <p>Nothing here judges: verdicts, differences and coverage come from {@link dev.lockstep.parity}. No engine and no
 * transport is named here.
 */
package dev.lockstep.report;
