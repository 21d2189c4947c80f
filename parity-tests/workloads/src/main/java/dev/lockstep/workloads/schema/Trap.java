package dev.lockstep.workloads.schema;

/** The things that a statement may not do if a known bug is not to be met. */
enum Trap {
    /** Creates a materialized view, which is lost when the store is opened again. A view takes its place. */
    MATERIALIZED_VIEW,
    /** Renames a table that another object uses, or a column of it. The other object keeps the old name. */
    RENAME,
    /** Changes a table that has a synonym. */
    ALTER_UNDER_SYNONYM,
    /** Changes or drops what a view reads in a subquery only. The view does not hear of it. */
    USED_IN_SUBQUERY,
    /** Replaces a view by one that reads itself. */
    VIEW_OF_ITSELF,
    /** Creates a view with a recursive query that reads another view. */
    RECURSIVE_VIEW,
    /** Gives a synonym the name of a view or of a renamed table, or one of these the name of a synonym. */
    SHARED_NAME,
    /**
     * Changes the type of a column with a default or a check, or makes a large object of one in a table with an index.
     * If this is refused, something of it stays.
     */
    TYPE_CHANGE,
    /** Comments on a trigger. Recovery has the comment before the trigger. */
    COMMENT_ON_TRIGGER,
    /** Lets a default read a table of a higher number. The table with the default is lost. */
    DEFAULT_BEFORE_TABLE,
    /** Changes the columns of a table that a default reads. This is refused, and a copy of the table stays. */
    ALTER_UNDER_DEFAULT,
    /** Stores a large object in a row whose key may be taken. The row is refused, and the object stays for good. */
    LARGE_OF_TAKEN_KEY,
    /** Drops a schema with a synonym and all else in it. The synonym stays in the file, without its schema. */
    SCHEMA_WITH_SYNONYM
}
