/**
 * H2 in this process, over its JDBC driver. {@link dev.lockstep.embedded.h2.H2EmbeddedProvider} opens one database file
 * in the arm's folder. Only {@code H2Engine} names H2's classes.
 */
package dev.lockstep.embedded.h2;
