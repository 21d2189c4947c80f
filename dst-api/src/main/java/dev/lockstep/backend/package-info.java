/**
 * The interfaces that a user implements to add a transport. A {@link dev.lockstep.backend.BackendProvider}, found by
 * {@link java.util.ServiceLoader}, opens a {@link dev.lockstep.backend.Backend} in a separate
 * {@link dev.lockstep.backend.ArmFolder}.
 *
 * <p>No engine and no transport is named here, and no outcome is judged here.
 */
package dev.lockstep.backend;
