/**
 * The types that a user implements to add a workload: a {@link dev.lockstep.workload.Workload} with its model, its
 * {@link dev.lockstep.workload.CommandKind kinds of commands} and its {@link dev.lockstep.workload.Probe probes}.
 *
 * <p>Generation, files and replaying are in {@code stream}; the workloads in the box are in a separate module.
 */
package dev.lockstep.workload;
