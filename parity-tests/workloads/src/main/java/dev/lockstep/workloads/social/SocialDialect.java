package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Optional;

/**
 * How this workload is said in one query language. Text only: a dialect does not know the state and judges nothing.
 *
 * <p>The columns of each read, in their order, are part of the contract, because the model answers in the same order.
 */
interface SocialDialect {

    List<Operation> setup();

    Operation insertPersons(List<Person> persons);

    Operation insertDocs(List<Doc> docs);

    /** Makes the person what it says, whether it was there or not. Its edges stay. */
    Operation upsertPerson(Person person);

    /** Replaces source and body of a document. */
    Operation updateDoc(Doc doc);

    /** Takes the person's edges along. */
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

    /** The persons of an age from and to, both included, columns as in {@link #persons}. */
    Operation.Query personsAged(int from, int to);

    /** By age and then key, so many after leaving out so many, columns as in {@link #persons}. */
    Operation.Query pageOfPersons(int offset, int limit);

    /** One row: how many persons there are. */
    Operation.Query personCount();

    /** One row: number of persons, then sum, least, greatest and average of the ages, the average rounded down, and the sum
     *  of the scores. There is at least one person. */
    Operation.Query personSummary();

    /** Whom this person knows: slug, name. */
    Operation.Query knownBy(String slug);

    /** Who knows this person: slug, name. */
    Operation.Query knowing(String slug);

    /** Whom those know whom this person knows: slug, name. */
    Operation.Query knownByKnown(String slug);

    /** The persons that know nobody: slug. */
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
     * Everything that is stored, as one read: kind, slug, link, text, age, score. A person has its name as text; a document
     * its source as link and its body as text; an edge has its ends as slug and link; a person of a branch its branch as
     * link.
     */
    Operation.Query content();

    /** What no parser takes. */
    Operation malformed(Malformation malformation);

    /** A read of a table that is not there. */
    Operation readMissingTable();

    /** A write into a table that is not there. */
    Operation writeMissingTable();

    /** How the rest is said in a language that has SQL's types, sequences and sessions; not asked for of any other. */
    default SqlDialect sql() {
        throw new UnsupportedOperationException("a system was described to promise what its language has no words for");
    }
}
