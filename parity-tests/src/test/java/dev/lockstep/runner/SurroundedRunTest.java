package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Json;
import dev.lockstep.report.Recording;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the engines take from their processes, and what they were opened with, from the command line to the report. */
class SurroundedRunTest {

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void write() throws IOException {
        script = Files.writeString(
                folder.resolve("locale.sql"),
                String.join(
                        "\n",
                        "CREATE TABLE t(id INT);",
                        "-- lockstep: optimize",
                        "-- lockstep: ask",
                        "SELECT UPPER('istanbul'), WEEK(DATE '2026-01-04');"));
    }

    @Tag("nightly")
    @Test
    void engines_in_equal_surroundings_agree_and_in_others_they_do_not() throws IOException {
        // Such a short walk leaves out some commands.
        assertThat(walk("same", "embedded,cli", "--surroundings", "UTC:tr-TR").exit())
                .isIn(0, 4);
        Report same = ReportFile.read(folder.resolve("same"));
        assertThat(same.surroundings()).containsOnlyKeys("here", "cli");
        assertThat(same.findings()).isEmpty();

        assertThat(walk("apart", "embedded,cli", "--surroundings", "here=UTC:tr-TR,cli=UTC:en-US")
                        .exit())
                .isEqualTo(1);
        assertThat(ReportFile.read(folder.resolve("apart"))
                        .findings()
                        .get(0)
                        .differences()
                        .toString())
                .contains("ISTANBUL");
    }

    @Test
    @Tag("nightly")
    void a_replay_has_the_surroundings_of_the_walk() throws IOException {
        walk("apart", "embedded,cli", "--surroundings", "here=UTC:tr-TR,cli=UTC:en-US");
        Path again = folder.resolve("again");
        Terminal said = Terminal.run("replay", folder.resolve("apart").toString(), "--out", again.toString());
        assertThat(said.out()).startsWith("SHOWN AGAIN");
        assertThat(ReportFile.read(again).surroundings().toString())
                .isEqualTo("{cli=UTC:en-US:UTF-8, here=UTC:tr-TR:UTF-8}");
    }

    @Tag("nightly")
    @Test
    void the_report_has_what_each_arm_was_opened_with() throws IOException {
        walk("walk", "embedded,cli,server");
        Report report = ReportFile.read(folder.resolve("walk"));
        assertThat(report.opened()).containsOnlyKeys("embedded", "embedded~plain", "server");
        assertThat(report.opened().get("embedded").get("url"))
                .startsWith("jdbc:h2:file:{data}/db;")
                .contains(";TIME ZONE=UTC;");
        assertThat(report.opened().get("server").get("url")).startsWith("jdbc:h2:tcp://127.0.0.1:{port}/./db;");
        assertThat(report.opened().get("server").get("server"))
                .startsWith("java -Duser.timezone=")
                .contains("org.h2.tools.Server -tcp -tcpPort {port} -baseDir {data}");
        assertThat(asked("optimize").get("server")).startsWith("ANALYZE", "SHUTDOWN COMPACT");
    }

    @Test
    void the_journal_has_the_statements_behind_an_optimize() throws IOException {
        walk("walk", "embedded,cli");
        Map<String, List<String>> asked = asked("optimize");
        assertThat(asked.get("embedded")).startsWith("ANALYZE", "SHUTDOWN COMPACT");
        assertThat(asked.get("cli").get(0))
                .startsWith("java org.h2.tools.Shell -url jdbc:h2:./store;")
                .endsWith("-sql ANALYZE;SHUTDOWN COMPACT");
    }

    private Map<String, List<String>> asked(String operation) throws IOException {
        Map<String, List<String>> asked = new TreeMap<>();
        for (String line : Files.readAllLines(folder.resolve("walk").resolve(Recording.JOURNAL))) {
            JsonNode step = Json.MAPPER.readTree(line);
            if (line.contains("\"OPTIMIZE\"") || line.contains("\"" + operation + "\"")) {
                step.path("arms").properties().forEach(arm -> {
                    List<String> words = new ArrayList<>();
                    arm.getValue().path("asked").forEach(each -> words.add(each.asString()));
                    asked.put(arm.getKey(), words);
                });
            }
        }
        return asked;
    }

    private Terminal walk(String name, String arms, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--no-shrink",
                "--workload",
                "script",
                "--scripts",
                script.toString(),
                "--arms",
                arms,
                "--server",
                "process",
                "--steps",
                "8",
                "--out",
                folder.resolve(name).toString()));
        words.addAll(List.of(more));
        return Terminal.run(words.toArray(String[]::new));
    }
}
