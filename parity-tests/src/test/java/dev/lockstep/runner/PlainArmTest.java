package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A plain arm takes part in each workload whose model has nothing that ends with a session; no others are walked. */
class PlainArmTest {

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"social", "sessions"})
    void a_workload_with_a_model_of_its_sessions_is_refused_with_the_reason(String workload) {
        Terminal refused = walk("h2", workload, "1..2", "8");

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("lockstep: --arms: embedded~plain cannot walk " + workload
                        + ", because it does not offer OPTIMIZE: a plain arm is compared with those that are"
                        + " maintained; what a session holds ends there on the other arms alone; leave it out, or name"
                        + " another --workload\n");
    }

    @Tag("nightly")
    @ParameterizedTest
    @CsvSource({
        "h2, lobs",
        "h2, schema",
        "h2, transactions",
        "h2, transfer",
        "h2, values",
        "jena, graphs",
        "jena, social",
        "jena, transactions",
        "jena, types",
    })
    void every_other_workload_is_walked_in_parity(String system, String workload) {
        assertParity(walk(system, workload, "1..8", "60"));
    }

    private static void assertParity(Terminal walked) {
        assertThat(walked.out()).as(walked.err()).startsWith("PARITY ");
        assertThat(walked.exit()).isZero();
    }

    private Terminal walk(String system, String workload, String seeds, String steps) {
        return Terminal.run(
                "run",
                "--system",
                system,
                "--workload",
                workload,
                "--arms",
                "embedded,embedded~plain",
                "--seeds",
                seeds,
                "--steps",
                steps,
                "--no-shrink",
                "--out",
                temp.resolve("walk").toString());
    }
}
