package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contexts.ContextGrid;
import dev.lockstep.op.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ContextsCommandTest {

    private static final ReportSchema SCHEMA = new ReportSchema(ContextGrid.class, "contexts.schema.json");

    @TempDir
    private Path folder;

    @Test
    void the_contexts_of_a_system_are_walked_beside_a_store_as_usual_and_shown_as_a_grid() throws Exception {
        Terminal sweep = sweep("h2", "--contexts", "split,memory", "--workloads", "transactions");

        assertThat(sweep.exit()).as(sweep.out() + sweep.err()).isZero();
        assertThat(sweep.out())
                .containsPattern("(?m)^PARITY  1 workload x 2 contexts: 2 of 2 cells walked$")
                .containsPattern("(?m)^  transactions  o +o$");
        assertThat(SCHEMA.errors(Files.readString(folder.resolve("out/contexts.json"))))
                .isEmpty();
    }

    @Test
    void a_cell_that_cannot_be_walked_has_its_reason() throws Exception {
        Terminal sweep = sweep("h2", "--contexts", "memory", "--workloads", "transactions", "--arms", "cli", "--json");

        JsonNode grid = Json.MAPPER.readTree(sweep.out());
        assertThat(sweep.exit()).isEqualTo(4);
        assertThat(grid.path("verdict").asString()).isEqualTo("VACUOUS");
        assertThat(grid.path("cells").get(0).path("result").asString()).isEqualTo("not run");
        assertThat(grid.path("cells").get(0).path("why").asString())
                .isEqualTo("--arms: cli+memory: cli cannot keep a store in this context: a database in memory ends with"
                        + " its process, and each operation runs in a separate one; name embedded+memory");
        assertThat(SCHEMA.errors(sweep.out())).isEmpty();
        assertThat(SCHEMA.errors(sweep.out().replace("\"not run\"", "\"parity\"")))
                .as("a cell that was walked has no reason why it was not")
                .isNotEmpty();
    }

    @Test
    void a_context_that_nobody_has_is_refused_with_what_was_meant() {
        Terminal sweep = sweep("h2", "--contexts", "splitt");

        assertThat(sweep.exit()).isEqualTo(2);
        assertThat(sweep.err()).contains("h2 has no storage context 'splitt'; did you mean split? It has async,");
    }

    @Test
    void an_error_in_the_words_is_refused_and_no_cell_that_was_not_walked() {
        Terminal misspelt = sweep("h2", "--arms", "embeded", "--contexts", "split", "--workloads", "transactions");
        assertThat(misspelt.exit()).as(misspelt.out()).isEqualTo(2);
        assertThat(misspelt.err()).contains("embeded");

        Terminal reference = sweep("h2", "--reference", "cli", "--contexts", "split", "--workloads", "transactions");
        assertThat(reference.exit()).as(reference.out()).isEqualTo(2);
        assertThat(reference.err()).contains("--reference: cli is not one of the arms");

        assertThat(sweep("h2", "--workloads", "transactons").exit()).isEqualTo(2);
    }

    @ParameterizedTest
    @Tag("nightly")
    @ValueSource(strings = {"h2", "jena"})
    void every_context_on_every_workload_ends_in_parity(String system) {
        Terminal sweep = sweep(system, "--json", "--keep-going", "--no-shrink");

        assertThat(sweep.exit()).as(sweep.err()).isZero();
        assertThat(Json.MAPPER.readTree(sweep.out()).path("cells"))
                .as(sweep.err())
                .extracting(cell -> cell.path("workload").asString() + " on "
                        + cell.path("arm").asString() + ": "
                        + cell.path("result").asString())
                .filteredOn(cell -> !cell.endsWith(": parity") && !cell.endsWith(": not run"))
                .isEmpty();
    }

    private Terminal sweep(String system, String... more) {
        String[] words = new String[more.length + 5];
        System.arraycopy(
                new String[] {
                    "contexts",
                    "--system",
                    system,
                    "--out",
                    folder.resolve("out").toString()
                },
                0,
                words,
                0,
                5);
        System.arraycopy(more, 0, words, 5, more.length);
        return Terminal.run(words);
    }
}
