/**
 * Jena TDB2 behind Fuseki: {@link dev.lockstep.server.jena.JenaServerProvider} starts the server on an empty folder and speaks
 * the SPARQL protocol to it with the platform's own HTTP client. {@code FusekiProgram} is the one place that names Fuseki's
 * class and options, {@code FusekiClient} the one that names its paths and statuses.
 */
package dev.lockstep.server.jena;
