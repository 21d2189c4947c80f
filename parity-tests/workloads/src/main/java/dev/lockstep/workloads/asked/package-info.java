/**
 * A workload that a user writes in YAML: kinds with templates of requests, pools of values, probes, and what is
 * expected, or that the arms must agree. For what {@code records} does not say.
 */
package dev.lockstep.workloads.asked;
