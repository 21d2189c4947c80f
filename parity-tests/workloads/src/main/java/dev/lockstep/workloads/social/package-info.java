/**
 * The workload in the box: people, what they wrote, and who knows whom, with its commands (one a file), its model and its
 * dialects.
 *
 * <p>A dialect is text only: how a command is said in a query language. No engine is called here, and what a system enforces
 * is asked of its description.
 */
package dev.lockstep.workloads.social;
