/**
 * A finding as files that need no Lockstep: a folder for each arm, a script that plays them all and compares their
 * answers, and a text for the tracker of the system.
 *
 * <p>{@link dev.lockstep.report.repro.ReproFolder} writes them from the recording of a walk. The transports bring what
 * is special to them; see {@link dev.lockstep.backend.Reproducer}.
 */
package dev.lockstep.report.repro;
