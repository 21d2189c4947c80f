/**
 * One stream of commands: the seed and its derived streams, generation, swarm testing, recorded commands and the file that
 * holds them.
 *
 * <p>Everything here is a function of the seed and the model. No clock, no thread, no engine and no transport may enter.
 */
package dev.lockstep.stream;
