package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workloads.text.RdfTerm;
import java.util.List;

/** How those parts of the workload are said that need a graph store: branches, whole files, and terms of RDF. */
interface GraphDialect extends SocialDialect {

    /** Makes a branch that has all that main has now, and none that was called so before. */
    Operation fork(String branch);

    Operation insertPersonsOn(String branch, List<Person> persons);

    Operation deletePersonOn(String branch, String slug);

    /** Gives main the persons and documents of a branch whose keys main lacks, and whom those persons know. */
    Operation merge(String branch);

    Operation drop(String branch);

    /** Every person of every branch but main: slug, branch, name, age, score. */
    Operation.Query branchPersons();

    /** A file of persons. */
    Operation load(FileFormat format, List<Person> persons);

    /** The same file, with a line that is malformed behind the first person. */
    Operation loadMalformed(FileFormat format, List<Person> persons);

    /** Has a key stand for a term, whatever it stood for before. */
    Operation putTerm(String key, RdfTerm term);

    Operation dropTerm(String key);

    /** Every key with its term: key, term. */
    Operation.Query terms();
}
