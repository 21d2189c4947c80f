/**
 * Properties that hold inside a store after every operation: each index has every row, each number of a node has its
 * node. A transport lists its {@link dev.lockstep.invariant.Invariant}s; the walk looks by them.
 */
package dev.lockstep.invariant;
