package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.system.Avoidances;
import dev.lockstep.system.Promise;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.List;
import java.util.Optional;

/**
 * Renders the social workload in one query language. A {@link SocialDialectProvider} provides it. A dialect turns data
 * into operations: it does not know the state and checks nothing.
 *
 * <p>The columns of each read and their order are part of the contract, because the model answers in the same order.
 */
public interface SocialDialect {

    /**
     * Returns this dialect for a system, in which it steers round these known bugs and no other. By default it knows
     * none.
     */
    default SocialDialect steering(Avoidances avoidances) {
        return this;
    }

    /** The operations that create the schema. */
    List<Operation> setup();

    /** The operations with which an acknowledged operation survives a kill. By default the system needs none. */
    default List<Operation> hardening() {
        return List.of();
    }

    /** Inserts all of them, or none if one of the keys is taken. */
    Operation insertPersons(List<Person> persons);

    /** Inserts all of them, or none if one of the keys is taken. */
    Operation insertDocs(List<Doc> docs);

    /** Inserts the person, or replaces the one with this key. Its edges stay. */
    Operation upsertPerson(Person person);

    /** Replaces the source and the body of a document. */
    Operation updateDoc(Doc doc);

    /** Deletes the person and every edge at either end. */
    Operation deletePerson(String slug);

    /** Deletes one document. */
    Operation deleteDoc(String slug);

    /** Deletes every document from this source. */
    Operation deleteDocsFrom(String source);

    /** Inserts the edge; a person knows at most one other. */
    Operation insertKnows(String from, String to);

    /** Inserts an edge to this person from each person of at least this age from whom no edge starts. */
    Operation insertKnowsOfMany(long fromAge, String to);

    /** Deletes the edge that starts at this person. */
    Operation deleteKnows(String from);

    /** Every person: slug, name, age, score. */
    Operation.Query persons();

    /** The person with this key, columns as in {@link #persons}. */
    Operation.Query person(String slug);

    /** The persons with this name, or with none, columns as in {@link #persons}. */
    Operation.Query personsNamed(Optional<String> name);

    /** The persons whose age is between these two, both included, columns as in {@link #persons}. */
    Operation.Query personsAged(int from, int to);

    /**
     * The persons whose key or name contains a text in that place, columns as in {@link #persons}. No character of the
     * text is a wildcard. A person without a name has no text in it.
     */
    Operation.Query personsLike(boolean byKey, TextMatch match, String part);

    /**
     * At most {@code limit} persons after the first {@code offset}, columns as in {@link #persons}. Persons of the same
     * age or name are in the order of their keys.
     */
    Operation.Query pageOfPersons(PersonOrder order, int offset, int limit);

    /** One row: the number of persons. */
    Operation.Query personCount();

    /**
     * One row: the number of persons; the sum, least, greatest and average of their ages, the average rounded down; and
     * the sum of their scores. Asked only when there is a person.
     */
    Operation.Query personSummary();

    /** The person whom this person knows: slug, name. */
    Operation.Query knownBy(String slug);

    /** The persons who know this person: slug, name. */
    Operation.Query knowing(String slug);

    /** The persons two edges away from this person: slug, name. */
    Operation.Query knownByKnown(String slug);

    /** The persons who know nobody: slug. */
    Operation.Query strangers();

    /**
     * Every document: slug, source, body. A body of more than {@link Doc#READ_AS_DIGEST} UTF-16 units is read as its
     * digest, here and in each other read. The drawn lengths leave room, so a system may count code points.
     */
    Operation.Query docs();

    /** The documents from this source, columns as in {@link #docs}. */
    Operation.Query docsFrom(String source);

    /** The source of every document, as often as there are documents: source. */
    Operation.Query docSources();

    /** For each source that has documents: source, number. */
    Operation.Query docCounts();

    /** Every edge: slug and name of the person it starts at, slug and name of the person it ends at. */
    Operation.Query edges();

    /**
     * Everything that is stored, in one read: kind, slug, link, text, age, score. The kind is {@code person},
     * {@code doc}, {@code knows} or {@code branch}. A person has its name as text. A document has its source as link
     * and its body as text. An edge has its ends as slug and link. A person of a branch has the branch as link.
     */
    Operation.Query content();

    /** A statement that no parser accepts. */
    Operation malformed(Malformation malformation);

    /** A read of a table that does not exist; asked only of a system that promises tables. */
    default Operation readMissingTable() {
        throw new UnsoundWorkloadException(
                getClass(),
                "the system promises " + Promise.TABLES + ", for which "
                        + getClass().getName()
                        + " has no words: override readMissingTable(), or take them out of the promises");
    }

    /** A write into a table that does not exist; asked only of a system that promises tables. */
    default Operation writeMissingTable() {
        throw new UnsoundWorkloadException(
                getClass(),
                "the system promises " + Promise.TABLES + ", for which "
                        + getClass().getName()
                        + " has no words: override writeMissingTable(), or take them out of the promises");
    }

    /** The part for SQL's types, sequences and sessions, which a system that promises SQL needs. By default none. */
    default Optional<SqlDialect> sql() {
        return Optional.empty();
    }

    /** The part for branches, files and terms, which a system that promises one of these needs. By default none. */
    default Optional<GraphDialect> graphs() {
        return Optional.empty();
    }
}
