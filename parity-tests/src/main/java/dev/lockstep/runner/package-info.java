/**
 * The commands of {@code ./lockstep}: their options, what they hand to {@code assembly} and {@code campaign}, and the exit
 * code that they return.
 *
 * <p>Nothing is compared or judged here, and no engine is spoken to.
 */
package dev.lockstep.runner;
