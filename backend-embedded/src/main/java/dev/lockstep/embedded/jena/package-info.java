/**
 * Jena TDB2 in this process, through its transactional API. {@link dev.lockstep.embedded.jena.JenaEmbeddedProvider}
 * opens one store in the arm's folder. Only {@code TdbGuest} names Jena's classes, and it is defined in the class
 * loader of the Jena version that it uses. All other classes use it through {@code Tdb}.
 */
package dev.lockstep.embedded.jena;
