/**
 * What a user implements to bring a workload: a {@link dev.lockstep.workload.Workload} with its model, its {@link
 * dev.lockstep.workload.CommandKind kinds of commands} and its {@link dev.lockstep.workload.Probe probes}.
 *
 * <p>Generation, files and replaying live in {@code stream}; the workloads in the box live in a module of their own.
 */
package dev.lockstep.workload;
