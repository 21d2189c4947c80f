package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin with a system and its own dialect walks the social workload in the box. */
class DialectPluginTest {

    @TempDir
    private static Path built;

    @TempDir
    private static Path out;

    private static Terminal terminal;

    @BeforeAll
    static void walk() throws IOException {
        terminal = Terminal.run(
                "run",
                "--plugin",
                PluginJar.STANDARD_SQL.build(built).toString(),
                "--system",
                "h2-standard",
                "--workload",
                "social",
                "--arms",
                "embedded,again",
                "--steps",
                "200",
                "--out",
                out.resolve("walk").toString());
    }

    @Test
    void the_social_workload_is_in_parity_with_every_command_exercised() {
        assertThat(terminal.exit()).as(terminal.out() + terminal.err()).isZero();
        assertThat(terminal.out())
                .startsWith("PARITY  H2 in standard SQL, social, seed 1: 200 of 200 steps over embedded, again");
    }

    @Test
    void every_statement_is_in_the_dialect_of_the_plugin() throws IOException {
        List<String> statements = Files.readAllLines(out.resolve("walk/journal.jsonl")).stream()
                .map(Json.MAPPER::readTree)
                .map(step -> step.path("operation").path("text").asString(""))
                .filter(text -> text.startsWith("INSERT INTO"))
                .toList();

        assertThat(statements).isNotEmpty().allMatch(text -> text.startsWith("INSERT INTO \""));
    }
}
