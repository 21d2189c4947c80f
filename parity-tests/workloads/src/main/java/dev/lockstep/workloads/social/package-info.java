/**
 * The social workload: persons, the documents they wrote, and who knows whom. It has one file for each command, a model
 * and dialects.
 *
 * <p>A dialect renders the commands in one query language and calls no engine.
 * {@link dev.lockstep.workloads.social.SocialDialectProvider} provides one, for the systems in the box and for those of
 * a plugin. The system's description says what the system enforces.
 */
package dev.lockstep.workloads.social;
