/**
 * The ledger of what the jobs have sampled: which commands, aspects, probes, channels, stores, read shapes and crash
 * states were met, on which arm, how often and by which seed. It is made from the reports of walks and of nothing else.
 */
package dev.lockstep.ledger;
