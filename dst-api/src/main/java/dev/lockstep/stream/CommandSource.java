package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import java.util.Optional;

/**
 * Where a walk's commands come from: drawn, or read back.
 *
 * @param <M> the workload's model
 */
@FunctionalInterface
public interface CommandSource<M> {

    /**
     * The next command. Asked once for each step, in order.
     *
     * @param model the state before the step; it is only looked at
     * @param step the number of the step
     * @return the command, or nothing when the stream has ended
     */
    Optional<Command<M>> next(M model, long step);

    /** The first so many commands of this source. */
    default CommandSource<M> first(long steps) {
        return (model, step) -> step > steps ? Optional.empty() : next(model, step);
    }
}
