/**
 * The matrix of {@code ./lockstep matrix}: every kind of command once on a small store and once on a large one, on each
 * arm. The commands are drawn in {@code stream}; here is what became of them.
 */
package dev.lockstep.matrix;
