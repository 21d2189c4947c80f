package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file made to harm its reader costs one short line: no long computation, no words of a library, no raw controls. */
class HostileFileTest {

    private static final String HEADER =
            "{\"lockstep\":1,\"system\":\"h2\",\"workload\":\"social\",\"seed\":1,\"generator\":1,\"kinds\":[\"reopen\"]}";

    private static final String RED = "\\u001b[31m";

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e20000000", "1e99999999999", "-1e-999999999"})
    void a_number_that_is_huge_in_full_is_refused_at_its_line(String number) throws IOException {
        refusedAt(
                ":2: ", number + " has more than 1000 digits", HEADER, "{\"command\":\"reopen\",\"x\":" + number + "}");
        refusedAt(":1: ", number + " has more than 1000 digits", HEADER.replace("\"seed\":1", "\"seed\":" + number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"command\":\"" + RED + "\"}",
                "{\"command\":\"reopen\",\"" + RED + "\":1}",
                "{\"" + RED + "\":1}",
                "{\"command\":" + "[",
                "{\"command\":{}}",
                "\"" + RED + "\"",
            })
    void a_command_is_refused_with_visible_controls(String command) throws IOException {
        refusedAt(":2: ", "", HEADER, command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "workload", "kinds"})
    void a_header_is_refused_with_visible_controls(String key) throws IOException {
        String hostile = HEADER.replace("\"h2\"", key.equals("system") ? "\"" + RED + "\"" : "\"h2\"")
                .replace("\"social\"", key.equals("workload") ? "\"" + RED + "\"" : "\"social\"")
                .replace("\"reopen\"", key.equals("kinds") ? "\"" + RED + "\"" : "\"reopen\"");
        refusedAt("", "\\u001b[31m", hostile, "{\"command\":\"reopen\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report.json", "plan.json"})
    void a_hostile_result_of_a_walk_is_refused_and_named(String file) throws IOException {
        for (String content : List.of(
                "{\"lockstep\":1e999999999}",
                "{\"" + RED + "\":1}",
                "[".repeat(100_000),
                "{\"lockstep\":",
                "null",
                "7",
                "[]")) {
            Files.write(temp.resolve("ops.jsonl"), List.of(HEADER, "{\"command\":\"reopen\"}"));
            Files.writeString(temp.resolve(file), content);

            refused(Terminal.run("replay", temp.toString()), file + ": ", "not a ");
        }
    }

    @Test
    void what_is_too_deep_or_too_long_is_refused_in_our_words() throws IOException {
        refusedAt(":2: ", "too long", HEADER, "{\"command\":\"reopen\",\"x\":" + "[".repeat(100_000));
        refusedAt(":2: ", "too long", HEADER, "{\"command\":\"reopen\",\"x\":" + "1".repeat(100_000) + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h2", "social", "reopen"})
    void a_name_of_a_megabyte_is_cut(String name) throws IOException {
        refusedAt("", "XXX…", HEADER.replace(name, "X".repeat(1 << 20)), "{\"command\":\"reopen\"}");
        refusedAt("", "XXX…", HEADER, "{\"command\":\"" + "X".repeat(1 << 20) + "\"}");
    }

    @Test
    void a_folder_with_controls_in_its_name_is_shown() {
        Terminal terminal = Terminal.run("replay", temp.resolve("a\u001b[31mb").toString());

        refused(terminal, "", "a\\u001b[31mb");
    }

    private void refusedAt(String place, String message, String... lines) throws IOException {
        Path file = Files.write(temp.resolve("ops.jsonl"), List.of(lines));

        refused(Terminal.run("replay", "--arms", "embedded", file.toString()), place, message);
    }

    private static void refused(Terminal terminal, String place, String message) {
        assertThat(terminal.exit()).as(terminal.err()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .hasSizeLessThan(1500)
                .contains(place, message)
                .doesNotContain("tools.jackson", "StreamRead", "Feature", "Cannot construct", "java.", "`")
                .doesNotContainPattern("\\p{Cntrl}");
    }
}
