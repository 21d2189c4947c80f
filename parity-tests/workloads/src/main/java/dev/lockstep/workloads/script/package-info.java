/**
 * The workload of scripts: statements that nobody has modelled, from files. A walk plays scripts line by line. At drawn
 * places it puts maintenance between the lines, does a line in another session, or asks a question again. None of this
 * may change an answer, so each arm is compared with a plain one, which gets the lines alone. This holds for any
 * statement, so a bug report becomes a walk without a line of Java.
 *
 * <p>{@link dev.lockstep.workloads.script.ScriptFile} reads a file. {@link dev.lockstep.workloads.script.Notation} is
 * everything that depends on the language of the statements. The scripts in the box are resources of this package.
 */
package dev.lockstep.workloads.script;
