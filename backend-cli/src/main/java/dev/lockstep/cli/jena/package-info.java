/**
 * Jena TDB2 through its command-line tools, a process for each operation: {@link
 * dev.lockstep.cli.jena.JenaCliProvider} makes the store, {@code JenaTools} runs the tools and reads what they print.
 */
package dev.lockstep.cli.jena;
