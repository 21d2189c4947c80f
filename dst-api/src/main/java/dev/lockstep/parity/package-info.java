/**
 * The lockstep loop: plays one stream of commands through every arm, compares after each step, and gives the verdict.
 *
 * <p>No engine, no transport and no workload is named here, and nothing is written to disk here.
 */
package dev.lockstep.parity;
