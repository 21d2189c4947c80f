/**
 * The ledger of what the jobs have sampled: which commands, aspects, probes, channels, stores, read shapes, invariants,
 * crash states, faults, storage contexts, actors and counted tests were met, on which arm, how often and by which seed.
 * It is made from the reports of the jobs and of nothing else.
 */
package dev.lockstep.ledger;
