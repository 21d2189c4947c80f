package dev.lockstep.suite;

import dev.lockstep.junit.ParityTest;
import org.junit.jupiter.api.Tag;

/** Fresh seeds every night, over all transports and the full alphabets. The first seed is printed before any walk. */
@Tag("nightly")
@Tag("container")
class NightlyTest {

    private static final String IN_A_CONTAINER = "server.launcher=container";

    @ParityTest(
            system = "h2",
            workload = "social",
            arms = {"embedded", "server"},
            seeds = "1..20",
            steps = 300,
            fresh = true,
            settings = IN_A_CONTAINER,
            known = "known/h2.yaml")
    void h2_embedded_and_its_server_agree() {}

    @ParityTest(
            system = "h2",
            workload = "social",
            arms = {"embedded", "cli", "server"},
            seeds = "1..3",
            steps = 150,
            fresh = true,
            settings = IN_A_CONTAINER,
            known = "known/h2.yaml")
    void the_transports_of_h2_agree() {}

    @ParityTest(
            system = "jena",
            workload = "social",
            arms = {"embedded", "server"},
            seeds = "1..10",
            steps = 200,
            fresh = true,
            settings = IN_A_CONTAINER,
            known = "known/jena.yaml")
    void jena_embedded_and_its_server_agree() {}
}
