package dev.lockstep.embedded.h2;

import dev.lockstep.invariant.Invariant;
import dev.lockstep.invariant.Look;
import dev.lockstep.op.Operation;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An invariant of H2. The reads use the engine's own classes and no SQL, because a plan may take another index than the
 * one that is looked at.
 *
 * @param name see {@link Invariant#name}
 * @param isCheap see {@link Invariant#isCheap}
 * @param how looks at the database
 * @param query see {@link Invariant#showing}
 */
record H2Invariant(String name, boolean isCheap, How how, Function<String, SortedMap<String, Operation.Query>> query)
        implements Invariant<H2Inside> {

    static final List<Invariant<?>> ALL = List.of(
            new H2Invariant("indexes have every row", true, H2Inside::indexes, H2IndexQuery::of),
            new H2Invariant("foreign keys have parents", true, H2Inside::foreignKeys),
            new H2Invariant("unique keys are unique", true, H2Inside::uniqueKeys),
            new H2Invariant("identities are beyond their columns", true, H2Inside::identities),
            new H2Invariant("large objects belong to rows", false, H2Inside::largeObjects),
            new H2Invariant("pages can be read", false, H2Inside::pages));

    private H2Invariant(String name, boolean isCheap, How how) {
        this(name, isCheap, how, violation -> new TreeMap<>());
    }

    /** Looks at the database. */
    @FunctionalInterface
    interface How {
        void at(H2Inside inside, Look look) throws Exception;
    }

    @Override
    public Class<H2Inside> view() {
        return H2Inside.class;
    }

    @Override
    public SortedMap<String, Operation.Query> showing(String violation) {
        return query.apply(violation);
    }

    @Override
    public void look(H2Inside inside, Look look) throws Exception {
        how.at(inside, look);
    }
}
