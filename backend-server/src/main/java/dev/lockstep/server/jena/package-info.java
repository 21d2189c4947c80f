/**
 * Jena TDB2 behind Fuseki. {@link dev.lockstep.server.jena.JenaServerProvider} starts the server on an empty folder and
 * uses the SPARQL protocol through Java's own HTTP client. Only {@code FusekiProgram} names Fuseki's class and options,
 * and only {@code FusekiClient} names its paths and statuses.
 */
package dev.lockstep.server.jena;
