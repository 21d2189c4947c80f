package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import java.util.Optional;

/**
 * The source of a walk's commands: drawn, or read from a record.
 *
 * @param <M> the workload's model
 */
@FunctionalInterface
public interface CommandSource<M> {

    /**
     * Returns the next command. Called once for each step, in order.
     *
     * @param model the state before the step; it is not changed
     * @param step the number of the step
     * @return the command, or nothing if the stream has ended
     */
    Optional<Command<M>> next(M model, long step);

    /** Returns the first commands of this source, up to this number. */
    default CommandSource<M> first(long steps) {
        return (model, step) -> step > steps ? Optional.empty() : next(model, step);
    }
}
