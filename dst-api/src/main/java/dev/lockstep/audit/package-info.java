/**
 * The audit of a workload: wrong backends that work on any system, walked beside a right one. Each says how often its
 * bug fired. A bug that fires and is not seen is a hole in what is observed; a bug that never fires is a hole in the
 * workload.
 */
package dev.lockstep.audit;
