/**
 * Values of every type of H2, written by literal, by parameter and by batch, and read in drawn shapes:
 * {@link dev.lockstep.workloads.values.ValuesProvider}. The model knows the value that must be read.
 */
package dev.lockstep.workloads.values;
