/**
 * Rows, counts and refusals from {@code java.sql} alone, shared by the arms that use JDBC.
 * {@link dev.lockstep.backend.jdbc.JdbcSession} runs statements; {@link dev.lockstep.backend.jdbc.SqlFailure}
 * distinguishes a refusal from a lost connection.
 *
 * <p>No driver is named here. The system's description defines the meaning of a driver's codes.
 */
package dev.lockstep.backend.jdbc;
