/**
 * The workload {@code graphs}: named graphs that are put, added to, got and removed as wholes, and copied, moved, added
 * and cleared by updates; the prefixes that their documents bring; and a second dataset with graphs of the same names.
 */
package dev.lockstep.workloads.graphs;
