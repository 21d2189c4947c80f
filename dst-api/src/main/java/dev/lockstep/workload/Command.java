package dev.lockstep.workload;

/**
 * A typed step of the workload's domain: a walk records, replays and shrinks it. A command is a record, so that it has a JSON
 * form; everything that it needs is in its components.
 *
 * @param <M> the workload's model
 */
public interface Command<M> {

    /**
     * Whether the command makes sense in this state, so that its outcome must be what {@link #expect} says. A command that
     * must be refused is possible when it would be refused for its own reason and no other. By default always.
     */
    default boolean possible(M model) {
        return true;
    }

    /** The outcome that the command must have in this state. */
    Expectation expect(M model);

    /** The command's effect on the model. Called unless the reference refused the command. By default none. */
    default void apply(M model) {}
}
