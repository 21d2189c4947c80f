package dev.lockstep.stream;

import dev.lockstep.workload.Command;
import java.util.Optional;

/**
 * Where a walk's commands come from: drawn, or read back.
 *
 * @param <M> the workload's model
 * @param <C> what the workload's commands have in common
 */
@FunctionalInterface
public interface CommandSource<M, C extends Command<M>> {

    /**
     * The next command. Asked once for each step, in order.
     *
     * @param model the state before the step; it is only looked at
     * @param step the number of the step
     * @return the command, or nothing when the stream has ended
     */
    Optional<C> next(M model, long step);

    /** The first so many commands of this source. */
    default CommandSource<M, C> first(long steps) {
        return (model, step) -> step > steps ? Optional.empty() : next(model, step);
    }
}
