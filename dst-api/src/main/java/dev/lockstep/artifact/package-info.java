/**
 * Resolves a system's version to jars, and loads them in a class loader that sees nothing else, so that two versions
 * can run side by side in one process.
 */
package dev.lockstep.artifact;
