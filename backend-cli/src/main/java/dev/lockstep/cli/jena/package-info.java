/**
 * Jena TDB2 through its command-line tools, with a process for each operation.
 * {@link dev.lockstep.cli.jena.JenaCliProvider} creates the store, and {@code JenaTools} runs the tools and reads their
 * output.
 */
package dev.lockstep.cli.jena;
