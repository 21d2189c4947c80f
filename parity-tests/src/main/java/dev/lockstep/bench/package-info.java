/**
 * The cost of a step: the loop's own share, measured with JMH on arms that do nothing, and walks over real arms,
 * compared with a harness that does the same work one arm after another.
 *
 * <p>Nothing here judges a walk; a benchmark whose walk is not in parity is an error.
 */
package dev.lockstep.bench;
