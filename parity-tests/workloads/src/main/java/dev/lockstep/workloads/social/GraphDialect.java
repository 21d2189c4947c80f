package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workloads.text.RdfTerm;
import java.util.List;

/** Renders the parts of the workload that need a graph store: branches, whole files, and RDF terms. */
interface GraphDialect extends SocialDialect {

    /** Creates a branch with the current contents of main and nothing of an earlier branch with the same name. */
    Operation fork(String branch);

    Operation insertPersonsOn(String branch, List<Person> persons);

    Operation deletePersonOn(String branch, String slug);

    /** Adds to main the persons and documents of a branch whose keys main lacks, and the edges of those persons. */
    Operation merge(String branch);

    Operation drop(String branch);

    /** Every person of every branch except main: slug, branch, name, age, score. */
    Operation.Query branchPersons();

    /** A file of persons. */
    Operation load(FileFormat format, List<Person> persons);

    /** The same file, with a malformed line after the first person. */
    Operation loadMalformed(FileFormat format, List<Person> persons);

    /** Stores a term under a key, in place of any earlier one. */
    Operation putTerm(String key, RdfTerm term);

    Operation dropTerm(String key);

    /** Every key with its term: key, term. */
    Operation.Query terms();
}
