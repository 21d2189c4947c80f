/**
 * Proof that a walk finds bugs. Bugs are planted into real arms, one at a time, each with the result that the walk must
 * report. Walks without a bug must report nothing.
 *
 * <p>A planted bug sees only operations and outcomes, so that the same bugs can be planted into an arm of any transport
 * of any system. Code that needs the system's own language is in its {@link dev.lockstep.faults.Sabotage}.
 * {@link dev.lockstep.faults.Ground} lists the systems.
 */
package dev.lockstep.faults;
