/**
 * The minimiser: makes a list smaller while a check still passes. It knows no arm, no workload and no file; the check does.
 */
package dev.lockstep.shrink;
