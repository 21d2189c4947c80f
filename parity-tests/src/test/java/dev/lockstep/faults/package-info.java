/**
 * Proof that a walk sees: bugs planted into real arms, one at a time, each with what the walk must make of it; and walks
 * without any, in which it must see nothing.
 *
 * <p>A planted bug sees operations and outcomes and no more, so that the same list can be planted into an arm of any
 * transport of any system. What needs the system's own language is in its {@link dev.lockstep.faults.Sabotage}, and {@link
 * dev.lockstep.faults.Ground} says which systems there are.
 */
package dev.lockstep.faults;
