package dev.lockstep.embedded.h2;

import dev.lockstep.invariant.Look;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * One open database as its engine sees it, in types that both sides of the engine's class loader know. The interface is
 * public because classes of another loader cannot use package-private ones, even in a package of the same name.
 */
public interface H2Inside {

    /** Looks at the database of a connection. */
    void open(Connection connection) throws SQLException;

    /** Each index has an entry for each row, in its order and backwards, and no other entry. */
    void indexes(Look look);

    /** Each foreign key has its parent. */
    void foreignKeys(Look look);

    /** No two rows have one unique key. */
    void uniqueKeys(Look look);

    /** An identity that always generates is at or beyond the highest value of its column. */
    void identities(Look look);

    /** Each large object of a row is stored, and each stored one belongs to a row. */
    void largeObjects(Look look) throws ReflectiveOperationException;

    /** Each map of the store has as many keys as it says, in ascending order, and each of its pages can be read. */
    void pages(Look look);

    /** Damages the database for a test: takes the first entry out of an index, and the row stays. Returns whether. */
    boolean loseIndexEntry();

    /** Damages the database for a test: takes a row out of its table, and its entries stay in the indexes. */
    boolean loseRow();

    /** Damages the database for a test: takes a row out that a foreign key refers to. Returns whether there was one. */
    boolean loseParent();

    /**
     * Damages the database for a test: stores a row twice, past the check of its keys. Returns whether there was one.
     */
    boolean doubleKey();

    /** Damages the database for a test: puts a key behind one that is greater. Returns whether there was one. */
    boolean misplaceKey();

    /** Damages the database for a test: takes the content of a large object out of the store. Returns whether. */
    boolean loseLargeObject();
}
