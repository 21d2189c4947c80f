/**
 * Jena TDB2 in this process, through its transactional API: {@link dev.lockstep.embedded.jena.JenaEmbeddedProvider} opens one
 * store in the arm's folder. {@code TdbGuest} is the one class that names Jena's, and lives in the loader of the version that
 * it speaks to; {@code Tdb} is what it is to all others.
 */
package dev.lockstep.embedded.jena;
