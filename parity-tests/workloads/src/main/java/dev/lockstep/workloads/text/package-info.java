/**
 * Texts to draw and to write, for any workload: hostile texts, RDF terms, and literals for H2's SQL and for SPARQL that
 * reach a parser unchanged on every transport.
 */
package dev.lockstep.workloads.text;
