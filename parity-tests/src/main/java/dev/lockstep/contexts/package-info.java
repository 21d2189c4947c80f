/**
 * The sweep of {@code ./lockstep contexts}: each storage context beside a store that is kept as usual, on every
 * workload; and the disks of a machine that a store may meet, which need a permission.
 */
package dev.lockstep.contexts;
