package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workloads.text.RdfTerm;
import java.util.List;

/** The part of a {@link SocialDialect} that needs a graph store: branches, whole files, and terms of RDF. */
public interface GraphDialect {

    /** Makes a branch with a copy of everything on main. It replaces a branch of that name. */
    Operation fork(String branch);

    /** Inserts persons on a branch, as {@link SocialDialect#insertPersons} does on main. */
    Operation insertPersonsOn(String branch, List<Person> persons);

    /** Deletes a person on a branch, as {@link SocialDialect#deletePerson} does on main. */
    Operation deletePersonOn(String branch, String slug);

    /** Copies to main the persons and documents of a branch whose keys main lacks, with the edges of those persons. */
    Operation merge(String branch);

    /** Deletes a branch with everything on it. */
    Operation drop(String branch);

    /** Every person of every branch except main: slug, branch, name, age, score. */
    Operation.Query branchPersons();

    /** Loads a file of persons. */
    Operation load(FileFormat format, List<Person> persons);

    /** Loads the same file with a malformed line after the first person. */
    Operation loadMalformed(FileFormat format, List<Person> persons);

    /** Stores a term under a key; it replaces the term that is there. */
    Operation putTerm(String key, RdfTerm term);

    /** Deletes the term of a key. */
    Operation dropTerm(String key);

    /** Every key with its term: key, term. */
    Operation.Query terms();
}
