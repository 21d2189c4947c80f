/**
 * H2 through its own command line: {@link dev.lockstep.cli.h2.H2CliProvider}. The Shell gets queries in a form that its
 * printing does not damage, and every byte of its output is accounted for.
 *
 * <p>No class of H2 is loaded here, and no driver is used. The arm uses only the output of H2's tools and the files
 * that they leave on disk.
 */
package dev.lockstep.cli.h2;
