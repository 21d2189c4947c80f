/**
 * From a system's version to its jars and a class loader that sees nothing else, so that two versions live side by side in
 * one process.
 */
package dev.lockstep.artifact;
