package dev.lockstep.stream;

import dev.lockstep.workload.Command;

/**
 * One line of a command file.
 *
 * @param command the command
 * @param observation the observation after it
 */
public record RecordedStep<M>(Command<M> command, Observation observation) {}
