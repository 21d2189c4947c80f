/**
 * What a user implements to bring a transport: {@link dev.lockstep.backend.BackendProvider}, found by {@link
 * java.util.ServiceLoader}, opens a {@link dev.lockstep.backend.Backend} in an {@link
 * dev.lockstep.backend.ArmFolder} of its own.
 *
 * <p>No engine and no transport is named here, and no outcome is judged here.
 */
package dev.lockstep.backend;
