/** Types of values as a file declares them, and records of values, for the workloads that are described in a file. */
package dev.lockstep.workloads.domain;
