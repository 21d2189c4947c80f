/**
 * The workload {@code records}: typed records under keys, of which a project file says what the product promises. The
 * alphabet, the model, the probes and the commands that must be refused follow from these promises.
 */
package dev.lockstep.workloads.records;
