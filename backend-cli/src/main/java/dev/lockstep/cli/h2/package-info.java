/**
 * H2 over its own command line: {@link dev.lockstep.cli.h2.H2CliProvider}. The Shell is asked in a form that survives its
 * printing, and everything that it prints is explained to the last byte.
 *
 * <p>No class of H2 is loaded here, and no driver is used: only what its tools print and leave on disk.
 */
package dev.lockstep.cli.h2;
