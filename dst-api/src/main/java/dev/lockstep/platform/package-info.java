/**
 * Needs of every floor that the Java platform meets only in parts: digests, folders with their contents, deadlines, the
 * environment of a process, and the end of what a killed process has started. The package knows nothing of Lockstep.
 */
package dev.lockstep.platform;
