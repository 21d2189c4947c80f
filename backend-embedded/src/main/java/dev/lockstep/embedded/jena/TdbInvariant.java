package dev.lockstep.embedded.jena;

import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import java.util.List;

/**
 * An invariant of TDB2.
 *
 * @param name see {@link Invariant#name}
 * @param isCheap see {@link Invariant#isCheap}
 * @param how looks at the store
 */
record TdbInvariant(String name, boolean isCheap, How how) implements Invariant<TdbInside> {

    static final List<Invariant<?>> ALL = List.of(
            new TdbInvariant("indexes have the same tuples", true, TdbInside::indexes),
            new TdbInvariant("node numbers resolve", true, TdbInside::nodes),
            new TdbInvariant("prefixes resolve", true, TdbInside::prefixes));

    /** Looks at the store. */
    @FunctionalInterface
    interface How {
        void at(TdbInside inside, Look look);
    }

    @Override
    public Class<TdbInside> view() {
        return TdbInside.class;
    }

    @Override
    public void look(TdbInside inside, Look look) {
        how.at(inside, look);
    }
}
