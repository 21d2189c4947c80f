package dev.lockstep.embedded.jena;

import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An invariant of TDB2.
 *
 * @param name see {@link Invariant#name}
 * @param isCheap see {@link Invariant#isCheap}
 * @param how looks at the store
 * @param query see {@link Invariant#showing}
 */
record TdbInvariant(String name, boolean isCheap, How how, Function<String, SortedMap<String, Operation.Query>> query)
        implements Invariant<TdbInside> {

    static final List<Invariant<?>> ALL = List.of(
            new TdbInvariant("indexes have the same tuples", true, TdbInside::indexes, TdbIndexQuery::of),
            new TdbInvariant("node numbers resolve", true, TdbInside::nodes),
            new TdbInvariant("prefixes resolve", true, TdbInside::prefixes));

    private TdbInvariant(String name, boolean isCheap, How how) {
        this(name, isCheap, how, violation -> new TreeMap<>());
    }

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
    public SortedMap<String, Operation.Query> showing(String violation) {
        return query.apply(violation);
    }

    @Override
    public void look(TdbInside inside, Look look) {
        how.at(inside, look);
    }
}
