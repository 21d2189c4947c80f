package dev.lockstep.workload;

/**
 * A typed step of the workload's domain: what a walk records, replays and shrinks. A record, so that it has a JSON form;
 * everything that it needs is in its components.
 *
 * @param <M> the workload's model
 */
public interface Command<M> {

    /**
     * Whether the command makes sense in this state, so that it must bring what {@link #expect} says. A command that is
     * there to be refused is possible when it would be refused for its own reason and no other.
     */
    boolean possible(M model);

    /** What must come of it in this state. */
    Expectation expect(M model);

    /** Its effect on the model. Called unless the reference refused it. */
    void apply(M model);
}
