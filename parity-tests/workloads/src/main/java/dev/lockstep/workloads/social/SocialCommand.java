package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;

/** A step of this workload. Each command is a record in its own file, with its {@code kind()}. */
interface SocialCommand extends Command<SocialModel> {

    /** Renders the command in the dialect. */
    Operation render(SocialDialect dialect);

    /** Changes the model's data as the command changes the system's. By default it does nothing. */
    default void change(SocialModel model) {}

    /** Returns the number of rows that the command inserts. */
    default int inserted() {
        return 0;
    }

    /** Whether the command works on the store and not on its contents. */
    default boolean maintains() {
        return false;
    }

    @Override
    default void apply(SocialModel model) {
        change(model);
        model.recent().add(this);
    }
}
