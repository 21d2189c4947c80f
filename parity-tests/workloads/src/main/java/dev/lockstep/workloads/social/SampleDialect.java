package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import java.util.List;
import java.util.Set;

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

    /** The number of documents of each source that has any. */
    Operation.Query docCounts();

    /**
     * One row, which does not depend on the order of the rows: the sums of the ages and scores of all persons, then of
     * the lengths in UTF-16 units of their keys and names, of the keys and bodies of documents, and of the starts and
     * ends of edges.
     */
    Operation.Query sums();

    /** Everything that is stored beside rows. */
    Operation.Query besideRows();

    /**
     * Returns the rows that {@link #besideRows} must have in this state.
     *
     * @param promises the promises of the system, on which the schema depends
     */
    List<Row> besideRows(SocialModel model, Set<String> promises);
}
