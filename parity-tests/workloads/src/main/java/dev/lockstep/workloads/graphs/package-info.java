/**
 * The workload {@code graphs}: named graphs that are put, added to, got and removed as wholes, and copied, moved, added
 * and cleared by updates; and the prefixes that their documents bring.
 */
package dev.lockstep.workloads.graphs;
