/**
 * H2 behind its TCP server. {@link dev.lockstep.server.h2.H2ServerProvider} creates the database, starts the server on
 * it and uses it through JDBC, with a client that may have another version. Only {@code H2Driver} names H2's classes in
 * this process, and only {@code H2Program} names those of the server's process.
 */
package dev.lockstep.server.h2;
