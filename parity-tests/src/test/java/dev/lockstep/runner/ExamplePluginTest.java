package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.Golden;
import dev.lockstep.op.Json;
import dev.lockstep.report.Report;
import dev.lockstep.report.ReportFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The code that the README tells a user to write, built and walked as a user would do it. */
class ExamplePluginTest {

    @TempDir
    private static Path built;

    private static Path jar;

    /** A walk over the two sound transports, which several tests read. */
    private static Path sound;

    private static Terminal soundWalk;

    @TempDir
    private Path temp;

    @BeforeAll
    static void walkOnce() throws IOException {
        jar = PluginJar.NOTES.build(built);
        sound = built.resolve("sound");
        soundWalk = walk(sound, "embedded,cli", "--steps", "30");
    }

    @Test
    void its_two_sound_transports_walk_in_parity() throws IOException {
        assertThat(soundWalk.exit()).as(soundWalk.err() + soundWalk.out()).isZero();
        Report report = ReportFile.read(sound);
        assertThat(report.verdict()).isEqualTo("PARITY");
        assertThat(report.arms()).extracting(Report.Arm::name).containsExactly("embedded", "cli");
    }

    @Test
    void its_lossy_transport_is_detected_at_the_first_change_that_it_loses() throws IOException {
        Terminal terminal = run("embedded,lossy");

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.out()).startsWith("DIVERGED  notes, notes, seed 1: ");
        assertThat(report().findings()).hasSize(1).first().satisfies(finding -> {
            assertThat(finding.located().map(Report.Place::kind))
                    .hasValueSatisfying(kind -> assertThat(kind).isIn("add", "erase"));
            assertThat(finding.differences())
                    .allSatisfy(
                            difference -> assertThat(difference.path().probe()).contains("notes"));
        });
    }

    @Test
    void a_replay_of_a_divergence_diverges_in_the_same_bucket() throws IOException {
        run("embedded,lossy");
        Path again = temp.resolve("again");

        Terminal terminal = Terminal.run(
                "replay", "--no-shrink", out().toString(), "--plugin", jar.toString(), "--out", again.toString());

        assertThat(terminal.exit()).as(terminal.err()).isEqualTo(1);
        assertThat(ReportFile.read(again).findings().get(0).bucket())
                .isEqualTo(report().findings().get(0).bucket());
        assertThat(again.resolve("ops.jsonl")).hasSameBinaryContentAs(out().resolve("ops.jsonl"));
    }

    @Test
    void a_replay_of_a_record_that_lost_whole_lines_says_so() throws IOException {
        run("embedded", "--steps", "20");
        Path record = out().resolve("ops.jsonl");
        List<String> lines = Files.readAllLines(record);
        Files.write(record, lines.subList(0, lines.size() - 2));

        Terminal terminal = Terminal.run(
                "replay",
                out().toString(),
                "--plugin",
                jar.toString(),
                "--out",
                temp.resolve("again").toString());

        assertThat(terminal.err())
                .contains("lockstep: " + record + " has changed since the walk: it has " + (lines.size() - 3)
                        + " commands, but the walk played " + (lines.size() - 1)
                        + "; the current contents are replayed\n");
    }

    @Test
    void the_replay_that_a_summary_names_can_be_pasted() throws IOException {
        String line = soundWalk
                .out()
                .lines()
                .filter(each -> each.startsWith("  replay "))
                .findFirst()
                .orElseThrow();

        assertThat(line).endsWith("./lockstep replay " + sound + " --plugin " + jar);
    }

    @Test
    void an_arm_alone_is_reported_as_alone() throws IOException {
        assertThat(run("embedded", "--steps", "30").out())
                .contains("  alone        compared only with the model; name a second arm with --arms\n");
    }

    @Test
    void commands_that_were_removed_from_a_record_are_not_missing() throws IOException {
        Path edited = temp.resolve("edited.jsonl");
        List<String> lines = Files.readAllLines(sound.resolve("ops.jsonl"));
        Files.write(
                edited,
                lines.stream()
                        .filter(line -> line.startsWith("{\"lockstep\"") || line.contains("\"add\""))
                        .toList());

        Terminal terminal = Terminal.run(
                "replay",
                edited.toString(),
                "--plugin",
                jar.toString(),
                "--out",
                temp.resolve("again").toString());

        assertThat(terminal.exit()).as(terminal.out() + terminal.err()).isZero();
        assertThat(terminal.out()).contains("1 of 1 commands").contains("over embedded, cli in");
    }

    @Test
    void the_summary_of_a_divergence_is_for_pasting() throws IOException {
        Golden.check(
                "summary-diverged.txt",
                withoutTimeAndPlace(run("embedded,cli,lossy").out()));
    }

    @Test
    void the_summary_of_a_walk_that_showed_too_little_names_what_is_missing() throws IOException {
        Golden.check(
                "summary-vacuous.txt",
                withoutTimeAndPlace(run("embedded", "--steps", "3").out()));
    }

    private String withoutTimeAndPlace(String summary) {
        return summary.replaceAll("in \\d+\\.\\d s", "in 1.2 s")
                .replaceAll("/\\S+/bin/java .*", "JAVA")
                .replaceAll("(?s)  time  .*", "  time         TIME\n")
                .replace(out().toString(), "OUT")
                .replace(jar.toString(), "notes-plugin-1.jar");
    }

    @Test
    void with_json_nothing_else_is_on_standard_output() {
        Terminal terminal = run("embedded,lossy", "--json");

        JsonNode json = Json.MAPPER.readTree(terminal.out());
        assertThat(json.get("verdict").asString()).isEqualTo("DIVERGED");
        assertThat(json.get("exitCode").asInt()).isEqualTo(1);
        assertThat(json.get("walks").get(0).get("folder").asString()).isEqualTo(out().toString());
    }

    @Test
    void each_walk_with_a_finding_has_its_words_and_a_build_server_its_file() throws IOException {
        run("embedded,lossy", "--seeds", "1..2", "--keep-going", "--report", "junit,sarif");

        for (String seed : List.of("seed-1", "seed-2")) {
            Path walk = out().resolve(seed);
            assertThat(Files.exists(walk.resolve("finding.md")))
                    .isEqualTo(!ReportFile.read(walk).findings().isEmpty());
        }
        assertThat(out()).isDirectoryContaining("glob:**/junit.xml").isDirectoryContaining("glob:**/lockstep.sarif");
    }

    @Test
    void a_campaign_has_a_folder_for_each_seed_and_continues_only_if_asked_to() {
        Terminal stopping = run("embedded,lossy", "--seeds", "1..3", "--json");
        assertThat(Json.MAPPER.readTree(stopping.out()).get("walks")).hasSize(1);

        Terminal going = Terminal.run(List.of(
                "run",
                "--system",
                "notes",
                "--plugin",
                jar.toString(),
                "--arms",
                "embedded,lossy",
                "--out",
                temp.resolve("going").toString(),
                "--seeds",
                "1..3",
                "--keep-going",
                "--json"));
        assertThat(Json.MAPPER.readTree(going.out()).get("walks")).hasSize(3);
        assertThat(temp.resolve("going/seed-3/report.json")).exists();
    }

    @Test
    void every_java_snippet_of_the_readme_stands_in_the_plugin_word_for_word() throws IOException {
        String sources = PluginJar.NOTES.sources().stream()
                .map(ExamplePluginTest::unindented)
                .collect(Collectors.joining("\n"));
        Matcher snippets = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("../README.md"), StandardCharsets.UTF_8));

        int seen = 0;
        while (snippets.find()) {
            seen++;
            assertThat(sources).contains(unindented(snippets.group(1)));
        }
        assertThat(seen).isPositive();
    }

    @Test
    void the_embedded_arm_and_the_workload_together_are_at_most_120_lines_of_code() throws IOException {
        long lines = PluginJar.NOTES.sources().stream()
                .filter(source -> source.endsWith("EmbeddedNotes.java") || source.endsWith("NotesWorkload.java"))
                .flatMap(source -> code(source).lines())
                .filter(line -> !line.isBlank() && !line.startsWith("import ") && !line.startsWith("package "))
                .count();

        assertThat(lines).isBetween(1L, 120L);
    }

    /** The source without its comments. */
    private static String code(Path source) {
        try {
            return Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL)
                    .matcher(Files.readString(source, StandardCharsets.UTF_8))
                    .replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unindented(Path file) {
        try {
            return unindented(Files.readString(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String unindented(String code) {
        return code.lines().map(String::strip).collect(Collectors.joining("\n"));
    }

    private Path out() {
        return temp.resolve("out");
    }

    private Report report() throws IOException {
        return ReportFile.read(out());
    }

    private Terminal run(String arms, String... more) {
        return walk(out(), arms, more);
    }

    private static Terminal walk(Path out, String arms, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--no-shrink",
                "--system",
                "notes",
                "--plugin",
                jar.toString(),
                "--arms",
                arms,
                "--out",
                out.toString()));
        arguments.addAll(List.of(more));
        return Terminal.run(arguments);
    }
}
