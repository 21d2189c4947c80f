/**
 * What every floor needs and the Java platform has only in parts: digests, folders with their contents, and deadlines. It
 * knows nothing of Lockstep.
 */
package dev.lockstep.platform;
