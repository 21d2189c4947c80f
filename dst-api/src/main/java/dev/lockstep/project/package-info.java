/**
 * The project file: a system, its transports and its workload, described without code. What a transport or a workload
 * may say there is known to whoever makes it, a {@link dev.lockstep.project.TransportForm} or a
 * {@link dev.lockstep.project.WorkloadForm}.
 */
package dev.lockstep.project;
