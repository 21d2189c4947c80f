/**
 * The stream of commands: the seed and its derived streams, generation, swarm testing, recorded commands and their
 * file.
 *
 * <p>Everything here is a function of the seed and the model. No clock, thread, engine or transport may influence it.
 */
package dev.lockstep.stream;
