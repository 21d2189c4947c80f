/**
 * The workload of schemas: generated definitions and data of every type of H2, with maintenance at drawn distances. The
 * model knows which objects there are and the types of their columns, so that most statements are valid. It predicts no
 * answer: each arm is compared with a plain one, which gets no maintenance.
 *
 * <p>{@link dev.lockstep.workloads.schema.Schema} is the model, {@link dev.lockstep.workloads.schema.ValueType} has the
 * types with their extreme values, and each kind of command is a record.
 */
package dev.lockstep.workloads.schema;
