/**
 * The workload {@code transfer}: tables, views, sequences and comments that leave a store in every way that the system
 * has, and come into an empty one.
 */
package dev.lockstep.workloads.transfer;
