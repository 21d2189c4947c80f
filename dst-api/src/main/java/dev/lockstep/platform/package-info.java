/**
 * Needs of every floor that the Java platform meets only in parts: digests, folders with their contents, and deadlines.
 * The package knows nothing of Lockstep.
 */
package dev.lockstep.platform;
