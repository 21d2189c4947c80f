package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;

/**
 * The part of a {@link SocialDialect} that reads a part of a large store. It is only for systems that find the rows
 * after a key by an index: another one would sort everything for each part, which takes longer than reading it.
 */
interface SampleDialect {

    /** The first persons whose key is at least this one, in the order of their keys: slug, name, age, score. */
    Operation.Query personsFrom(String slug, long rows);

    /** The first documents whose key is at least this one, in the order of their keys: slug, source, body. */
    Operation.Query docsFrom(String slug, long rows);

    /** The first edges whose start is at least this key, in the order of their starts; columns as of all edges. */
    Operation.Query edgesFrom(String slug, long rows);

    /** One row: the number of persons, of documents and of edges. */
    Operation.Query counts();

    /**
     * One row, which does not depend on the order of the persons: the sums of their ages, of their scores, and of the
     * lengths of their keys and names in UTF-16 units. Asked only when there is a person.
     */
    Operation.Query sums();
}
