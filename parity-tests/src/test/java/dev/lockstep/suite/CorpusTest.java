package dev.lockstep.suite;

import dev.lockstep.junit.ParityTest;

/**
 * Every shrunk finding of the corpus, then one walk. A finding that shows something else needs a person, even if its
 * bug is gone.
 */
class CorpusTest {

    @ParityTest(
            system = "h2",
            workload = "social",
            arms = "embedded",
            seeds = "1",
            steps = 150,
            settings = "server.launcher=process",
            known = "known/h2.yaml",
            corpus = "corpus")
    void the_findings_of_h2_are_shown() {}
}
