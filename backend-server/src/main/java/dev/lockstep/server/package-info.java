/**
 * The base of every server arm. A {@link dev.lockstep.server.ServerProgram} describes the server, and a
 * {@link dev.lockstep.server.Launcher} runs it in a container or as a local process. Through the
 * {@link dev.lockstep.server.RunningServer} the arm gets its address and log, restarts it and ends it. A
 * {@link dev.lockstep.server.ServerArm} is the arm itself, and an {@link dev.lockstep.backend.OperationBackend} behind
 * it asks the server of one system.
 *
 * <p>No engine is named here.
 */
package dev.lockstep.server;
