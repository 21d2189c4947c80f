/**
 * Rows, counts and refusals from {@code java.sql} alone, shared by the arms that speak JDBC: {@link
 * dev.lockstep.backend.jdbc.JdbcSession} asks, {@link dev.lockstep.backend.jdbc.SqlFailure} tells a refusal from a connection that died.
 *
 * <p>No driver is named here. What a driver's codes mean is said by the system's description.
 */
package dev.lockstep.backend.jdbc;
