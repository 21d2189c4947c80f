/**
 * What the person at the terminal touches: the commands of {@code ./lockstep}, what they print and the exit code that they
 * return. A campaign is put together here from systems, transports and workloads that are found by name.
 *
 * <p>Nothing is compared or judged here, and no engine is spoken to.
 */
package dev.lockstep.runner;
