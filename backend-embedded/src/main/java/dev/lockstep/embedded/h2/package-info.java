/**
 * H2 in this process, over its JDBC driver: {@link dev.lockstep.embedded.h2.H2EmbeddedProvider} opens one database file in
 * the arm's folder. {@code H2Engine} is the one place that names H2's classes.
 */
package dev.lockstep.embedded.h2;
