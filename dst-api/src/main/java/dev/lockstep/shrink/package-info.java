/**
 * The minimiser: makes a list smaller while a check still passes. The check knows about arms, workloads and files; this
 * package does not.
 */
package dev.lockstep.shrink;
