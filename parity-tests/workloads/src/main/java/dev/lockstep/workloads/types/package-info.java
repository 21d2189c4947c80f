/**
 * The workload {@code types}: terms of every datatype, texts with languages and IRIs of every kind, written by every
 * route and read in every format.
 */
package dev.lockstep.workloads.types;
