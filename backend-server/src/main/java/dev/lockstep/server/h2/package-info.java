/**
 * H2 behind its TCP server: {@link dev.lockstep.server.h2.H2ServerProvider} creates the database, starts the server on it and
 * speaks JDBC to it, with a client that may be of another version. {@code H2Driver} is the one place that names H2's classes
 * in this process, {@code H2Program} the one that names those of the server's.
 */
package dev.lockstep.server.h2;
