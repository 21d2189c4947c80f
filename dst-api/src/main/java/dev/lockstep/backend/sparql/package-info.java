/**
 * What every SPARQL system shares, whatever the transport: RDF terms as cells, the results format, and what is not compared
 * of terms. No engine is named here, and nothing is asked here.
 */
package dev.lockstep.backend.sparql;
