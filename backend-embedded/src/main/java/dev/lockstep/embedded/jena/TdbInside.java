package dev.lockstep.embedded.jena;

import dev.lockstep.invariant.Look;

/**
 * One open TDB2 store as its engine sees it, in types that both sides of the engine's class loader know. The interface
 * is public because classes of another loader cannot use package-private ones, even in a package of the same name.
 */
public interface TdbInside {

    /** Looks at a dataset. */
    void open(Object dataset);

    /** Every index of the triples has the same triples, and every index of the quads the same quads. */
    void indexes(Look look);

    /** Each number of a node that a tuple has belongs to a node, whose number it is. */
    void nodes(Look look);

    /** Each prefix is found by its name. */
    void prefixes(Look look);

    /** Damages the store for a test: takes a tuple out of one index alone. Returns whether there was one. */
    boolean loseTuple(String index);

    /** Damages the store for a test: takes the first prefix away. Returns whether there was one. */
    boolean losePrefix();

    /** Damages the store for a test: binds the first prefix to a second IRI. Returns whether there was one. */
    boolean bindPrefixTwice();

    /** Damages the store for a test: stores a triple whose object is no node. Returns whether there was a triple. */
    boolean storeDeadNode();
}
