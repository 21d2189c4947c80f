/**
 * Needs of every floor that the Java platform meets only in parts: digests, folders with their contents, deadlines, and
 * the environment of a process. The package knows nothing of Lockstep.
 */
package dev.lockstep.platform;
