package dev.lockstep.invariant;

import dev.lockstep.op.Operation;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Something that must hold inside a store at all times. No model predicts it and no query has to ask for it, so it also
 * sees damage that no answer shows yet.
 *
 * @param <S> the store as this invariant sees it
 */
public interface Invariant<S> {

    /** Returns its name in reports, which is a path's segment: a few words, without a slash. */
    String name();

    /** Returns the type in which a backend shows its store; see {@code Backend.inside}. */
    Class<S> view();

    /**
     * Whether it is cheap enough to be looked at after every step that is observed. The others are looked at after the
     * last step. By default it is.
     */
    default boolean isCheap() {
        return true;
    }

    /**
     * Whether it looks at the process that has the store open, and not at the store alone. A copy of a store that
     * another transport has left is not looked at by such an invariant. By default it looks at the store.
     */
    default boolean isOfProcess() {
        return false;
    }

    /**
     * Returns queries that read by the part of the store which a violation names, by what they ask for in a few words.
     * A store without this damage answers each of them with no rows. So whoever has no Lockstep sees the damage too. By
     * default nobody knows such a query.
     *
     * @param violation what a look of this invariant noted
     */
    default SortedMap<String, Operation.Query> showing(String violation) {
        return new TreeMap<>();
    }

    /**
     * Looks into a store, and tells what it saw and what is wrong. It changes nothing.
     *
     * @throws Exception if the store cannot be read; that counts as a violation, because the walk has just used it
     */
    void look(S store, Look look) throws Exception;
}
