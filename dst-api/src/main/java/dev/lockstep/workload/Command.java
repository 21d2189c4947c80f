package dev.lockstep.workload;

import java.util.List;
import java.util.Optional;

/**
 * A typed step of the workload's domain, which a walk records and a replay plays again. A command is a record, so that
 * it has a JSON form; everything that it needs is in its components.
 *
 * @param <M> the workload's model
 */
public interface Command<M> {

    /**
     * Returns the name of the command's kind, if several kinds of the alphabet share the record. By default empty,
     * because the record alone says which kind it is.
     */
    default Optional<String> kindName() {
        return Optional.empty();
    }

    /**
     * Whether the command makes sense in this state, so that its outcome must be the one that {@link #expect} returns.
     * A command that must be refused is possible if it would be refused for its own reason and for no other. By default
     * always true.
     */
    default boolean possible(M model) {
        return true;
    }

    /**
     * Returns simpler commands, the simplest first, that may do in the place of this one when the commands of a finding
     * are made simple: one insert for a file of them, a count for a search. By default there are none.
     */
    default List<? extends Command<M>> simpler() {
        return List.of();
    }

    /**
     * Returns the commands that do one after another what this one does, if it is composed of several. Any of them may
     * be all that a finding needs: a backup that inserts a row and deletes it again may only show what the insert did.
     * By default the command does one thing.
     */
    default List<? extends Command<M>> composedOf() {
        return List.of();
    }

    /** Returns the outcome that the command must have in this state. */
    Expectation expect(M model);

    /**
     * Changes the model as the command changes the system. Called unless the reference refused the command. By default
     * it does nothing.
     */
    default void apply(M model) {}

    /**
     * Changes the model as the refused command changes the system. Called if the reference refused the command. By
     * default it does nothing, because a refused command changes no data; but it may end a transaction.
     */
    default void refused(M model) {}
}
