/**
 * What a user implements to bring a workload: a {@link dev.lockstep.workload.Workload} with its model, its {@link
 * dev.lockstep.workload.Command commands} and its {@link dev.lockstep.workload.Probe probes}; and the seeded generation
 * that turns it into one stream of commands.
 *
 * <p>Everything here is a function of the seed and the model. No clock, no thread, no engine and no transport.
 */
package dev.lockstep.workload;
