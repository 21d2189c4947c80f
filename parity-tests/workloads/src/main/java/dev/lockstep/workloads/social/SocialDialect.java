package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Renders this workload in one query language. A dialect produces only text: it does not know the state and checks
 * nothing.
 *
 * <p>The columns of each read and their order are part of the contract, because the model answers in the same order.
 */
interface SocialDialect {

    List<Operation> setup();

    Operation insertPersons(List<Person> persons);

    Operation insertDocs(List<Doc> docs);

    /** Inserts the person or replaces the existing one; the person's edges stay. */
    Operation upsertPerson(Person person);

    /** Replaces the source and the body of a document. */
    Operation updateDoc(Doc doc);

    /** Deletes the person and the person's edges. */
    Operation deletePerson(String slug);

    Operation deleteDoc(String slug);

    Operation deleteDocsFrom(String source);

    Operation insertKnows(String from, String to);

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
     * One page of the persons, ordered by age and key: {@code limit} persons after the first {@code offset}, columns as
     * in {@link #persons}.
     */
    Operation.Query pageOfPersons(int offset, int limit);

    /** One row: the number of persons. */
    Operation.Query personCount();

    /**
     * One row: number of persons, then sum, least, greatest and average of the ages, the average rounded down, and the
     * sum of the scores. Used only if there is at least one person.
     */
    Operation.Query personSummary();

    /** The person whom this person knows: slug, name. */
    Operation.Query knownBy(String slug);

    /** The persons who know this person: slug, name. */
    Operation.Query knowing(String slug);

    /** The persons two hops away from this person: slug, name. */
    Operation.Query knownByKnown(String slug);

    /** The persons who know nobody: slug. */
    Operation.Query strangers();

    /** Every document: slug, source, body. */
    Operation.Query docs();

    /** The documents from this source, columns as in {@link #docs}. */
    Operation.Query docsFrom(String source);

    /** For each source that has documents: source, number. */
    Operation.Query docCounts();

    /** Every edge by traversal: from's slug, from's name, to's slug, to's name. */
    Operation.Query edges();

    /**
     * Everything that is stored, in one read: kind, slug, link, text, age, score. A person has the name as text. A
     * document has the source as link and the body as text. An edge has its ends as slug and link. A person on a branch
     * has the branch as link.
     */
    Operation.Query content();

    /** A statement that no parser accepts. */
    Operation malformed(Malformation malformation);

    /** A read of a table that does not exist. */
    Operation readMissingTable();

    /** A write into a table that does not exist. */
    Operation writeMissingTable();

    /** Returns the part of the dialect for SQL's types, sequences and sessions. Called only if the system promises them. */
    default SqlDialect sql() {
        throw new UnsupportedOperationException(
                "the system's description makes a promise that its dialect cannot express");
    }
}
