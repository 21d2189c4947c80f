/**
 * Programs as arms. A {@link dev.lockstep.cli.Launcher} starts a {@link dev.lockstep.cli.CommandLine}, never through a
 * shell, and returns a {@link dev.lockstep.cli.Run}. A backend builds the command line and reads the run. Java programs
 * start quickly through {@link dev.lockstep.cli.JavaProgram}.
 *
 * <p>No engine is named here, and the only judgement here about output is whether all of it arrived.
 */
package dev.lockstep.cli;
