/**
 * The commands of {@code ./lockstep}: their options, their calls of {@code assembly} and {@code campaign}, and their
 * exit codes.
 *
 * <p>Nothing is compared or judged here, and no engine is used directly.
 */
package dev.lockstep.runner;
