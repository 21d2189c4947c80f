package dev.lockstep.suite;

import dev.lockstep.junit.ParityTest;
import org.junit.jupiter.api.Tag;

/**
 * Fixed seeds over all three transports of both systems, the servers in containers. A command line starts a process for
 * each operation and each read, so a walk is short and draws few kinds; the nights walk everything. Without a container
 * engine the tests are aborted, and on a build server they fail.
 */
@Tag("container")
class PullRequestTest {

    private static final String IN_A_CONTAINER = "server.launcher=container";

    @ParityTest(
            system = "h2",
            workload = "social",
            arms = {"embedded", "cli", "server"},
            seeds = "1",
            steps = 18,
            only = {"insertPersons", "insertDocs", "insertKnows", "deletePerson", "findPerson", "reopen"},
            settings = IN_A_CONTAINER,
            known = "known/h2.yaml")
    void the_transports_of_h2_agree() {}

    @ParityTest(
            system = "jena",
            workload = "social",
            arms = {"embedded", "cli", "server"},
            seeds = "1",
            steps = 18,
            only = {"insertPersons", "insertDocs", "insertKnows", "insertPersonsOnBranch", "putTerm", "findPerson"},
            settings = IN_A_CONTAINER,
            known = "known/jena.yaml")
    void the_transports_of_jena_agree() {}
}
