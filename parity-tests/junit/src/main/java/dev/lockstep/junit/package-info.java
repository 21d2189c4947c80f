/**
 * Walks as JUnit tests. {@link dev.lockstep.junit.ParityTest} on a method is all that a user needs;
 * {@link dev.lockstep.junit.ParityWalk} is what such a method may have as a parameter.
 */
package dev.lockstep.junit;
