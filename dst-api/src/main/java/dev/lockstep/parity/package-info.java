/**
 * The lockstep loop: one stream of commands through every arm, the comparison after each step, and the verdict.
 *
 * <p>No engine, no transport and no workload is named here, and nothing is written to disk here.
 */
package dev.lockstep.parity;
