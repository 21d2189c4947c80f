package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MatrixCommandTest {

    @TempDir
    private Path folder;

    @Test
    void each_command_is_played_on_a_small_and_a_large_store() {
        Terminal matrix = Terminal.run(
                "matrix",
                "--arms",
                "embedded",
                "--large",
                "60",
                "--out",
                folder.resolve("out").toString());

        assertThat(matrix.exit()).as(matrix.out() + matrix.err()).isZero();
        assertThat(matrix.out())
                .containsPattern("(?m)^PARITY  56 commands x 2 stores x 1 arm: o 110 as predicted, - 2 not offered$")
                .containsPattern("(?m)^  insertPersons +o +\\| +o +\\|$")
                .containsPattern("(?m)^  restart +- +\\| +- +\\|$")
                .containsPattern("(?m)^  right: large stores, of 6\\d to \\d+ rows$");
    }

    @Test
    void a_store_that_cannot_be_made_large_enough_is_vacuous_and_named() {
        Terminal matrix = Terminal.run(
                "matrix",
                "--arms",
                "embedded",
                "--workload",
                "lobs",
                "--large",
                "100000",
                "--json",
                "--out",
                folder.resolve("out").toString());

        JsonNode grid = Json.MAPPER.readTree(matrix.out());
        assertThat(matrix.exit()).isEqualTo(4);
        assertThat(grid.path("verdict").asString()).isEqualTo("VACUOUS");
        assertThat(grid.path("cells"))
                .anySatisfy(cell -> {
                    assertThat(cell.path("store").asString()).isEqualTo("large");
                    assertThat(cell.path("arms").path("embedded").asString()).isEqualTo("not run");
                })
                .anySatisfy(
                        cell -> assertThat(cell.path("arms").path("embedded").asString())
                                .isEqualTo("as predicted"));
    }

    @Test
    void a_workload_without_a_model_is_refused() {
        Terminal matrix = Terminal.run("matrix", "--arms", "embedded", "--workload", "schema");

        assertThat(matrix.exit()).isEqualTo(2);
        assertThat(matrix.err()).contains("--workload: schema has no kinds of commands that a model predicts");
    }
}
