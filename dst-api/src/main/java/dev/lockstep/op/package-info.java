/**
 * The requests to an arm and its answers, as plain data with a readable JSON form: {@link dev.lockstep.op.Operation},
 * {@link dev.lockstep.op.Outcome}, {@link dev.lockstep.op.Row} and {@link dev.lockstep.op.Cell}.
 *
 * <p>Nothing here knows an engine, a transport or a workload, and nothing here does any work.
 */
package dev.lockstep.op;
