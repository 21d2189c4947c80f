/**
 * Programs as arms: {@link dev.lockstep.cli.Launcher} starts a {@link dev.lockstep.cli.CommandLine}, never through a shell,
 * and gives back a {@link dev.lockstep.cli.Run}; a backend builds the one and reads the other. Java programs start through
 * {@link dev.lockstep.cli.JavaProgram}, quickly.
 *
 * <p>No engine is named here, and no output is judged here beyond whether all of it arrived.
 */
package dev.lockstep.cli;
