/**
 * What a server arm stands on: a {@link dev.lockstep.server.ServerProgram} says what the server is, a {@link
 * dev.lockstep.server.Launcher} runs it in a container or as a local process, and the {@link
 * dev.lockstep.server.RunningServer} is what the arm holds: its address, its log, its restart, its end.
 *
 * <p>No engine is named here, and nothing here knows an operation or an outcome.
 */
package dev.lockstep.server;
