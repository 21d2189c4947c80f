/**
 * The social workload: people, the documents they wrote, and who knows whom. It has one file for each command, a model
 * and dialects.
 *
 * <p>A dialect produces only text: it renders a command in a query language. No engine is called here. The system's
 * description says what the system enforces.
 */
package dev.lockstep.workloads.social;
