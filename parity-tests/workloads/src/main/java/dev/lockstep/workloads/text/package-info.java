/**
 * What any workload can draw from and write with: hostile texts, RDF terms, and literals for H2's SQL and for SPARQL that
 * survive every way to a parser.
 */
package dev.lockstep.workloads.text;
