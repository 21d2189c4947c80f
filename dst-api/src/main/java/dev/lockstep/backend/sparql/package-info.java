/**
 * Code that every SPARQL system shares, on any transport: RDF terms as cells, the results format, and the normalisers
 * for terms. No engine is named here, and nothing here sends a query.
 */
package dev.lockstep.backend.sparql;
