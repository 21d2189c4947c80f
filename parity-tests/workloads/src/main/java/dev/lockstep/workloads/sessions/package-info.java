/**
 * The workloads {@code sessions} and {@code transactions}. In the first, two or three named sessions and the default
 * one work on the same tables, one statement at a time; the second has transactions as one operation each, which every
 * transport offers. Both share one model, {@link dev.lockstep.workloads.sessions.Database}.
 */
package dev.lockstep.workloads.sessions;
