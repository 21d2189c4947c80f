package dev.lockstep.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Makes the scripts of the corpus from what the fuzzer has kept on this machine. */
@EnabledIfSystemProperty(named = "fuzz.keep", matches = "true")
class KeptScriptsTest {

    private static final Path INPUTS = Path.of(".cifuzz-corpus");
    private static final Path CORPUS = Path.of("corpus");

    @Test
    void scripts_of_h2_are_made() throws Exception {
        assertThat(KeptScripts.make(true, statements(SqlStatementFuzzTest.class), CORPUS.resolve("h2")))
                .isPositive();
    }

    @Test
    void scripts_of_jena_are_made() throws Exception {
        assertThat(KeptScripts.make(false, statements(SparqlStatementFuzzTest.class), CORPUS.resolve("jena")))
                .isPositive();
    }

    private static Path statements(Class<?> target) {
        return INPUTS.resolve(target.getName()).resolve("statement");
    }
}
