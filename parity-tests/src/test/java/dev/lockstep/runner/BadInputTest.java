package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every error in the user's input is reported in one line that names it, with exit code 2 and no stack trace. */
class BadInputTest {

    @TempDir
    private static Path shared;

    private static Path jar;
    private static Path walked;

    @TempDir
    private Path temp;

    @BeforeAll
    static void walkOnce() throws IOException {
        jar = PluginJar.NOTES.build(shared);
        walked = shared.resolve("walked");
        Terminal walk = Terminal.run(
                "run",
                "--system",
                "notes",
                "--plugin",
                jar.toString(),
                "--arms",
                "embedded",
                "--steps",
                "20",
                "--out",
                walked.toString());
        assertThat(walk.exit()).as(walk.err()).isZero();
    }

    @Test
    void no_command() {
        refused(
                "lockstep: name a command: run, replay, triage, shrink, repro, bisect, merge, keep, try, shapes, matrix, contexts, crash, faults, strikes, known, witnesses, corpus, audit, init, driver, dist, list, doctor, bench, canary, guard, ledger, completion (see ./lockstep --help)");
    }

    @Test
    void a_benchmark_is_refused_before_it_measures_anything() {
        refused("lockstep: --system: there is no system nope; known systems: h2, jena", "bench", "--system", "nope");
        refused(
                "lockstep: Invalid value for option '--steps': '0' is too few; give at least 1 (see ./lockstep bench --help)",
                "bench",
                "--steps",
                "0");
        // The tests have no checkout around them, like a class path that somebody put together.
        refused(
                "lockstep: the list of the known differences of h2 is not there, and a walk ends at the first of them; call bench by the ./lockstep of a checkout or of an unpacked archive",
                "bench");
    }

    @Test
    void an_unknown_command() {
        refused("lockstep: Unmatched argument at index 0: 'runn'; did you mean run? (see ./lockstep --help)", "runn");
    }

    @Test
    void an_unknown_option() {
        refused(
                "lockstep: Unknown option: '--step=3'; did you mean --steps or --start-timeout? (see ./lockstep run --help)",
                "run",
                "--step=3");
    }

    @Test
    void a_schedule_of_actors_refuses_what_it_does_not_read() {
        for (String option : List.of("--only=insertPersons", "--workload=social", "--workers=2", "--aa")) {
            refused(
                    "lockstep: --actors: a schedule of actors does not read " + option.replaceFirst("=.*", "")
                            + "; leave it out",
                    "run",
                    "--actors=2",
                    option);
        }
    }

    @Test
    void kills_of_engines_that_cannot_be_killed() {
        refused(
                "lockstep: --crashes: no engine of embedded can be killed; name one of these with --arms: cli, server",
                "run",
                "--crashes",
                "--arms",
                "embedded");
    }

    @Test
    void kills_in_a_context_that_takes_back_what_was_acknowledged() {
        String reason = " keeps its store in the context delayed, in which nothing says what survives a kill:"
                + " a commit is in memory for up to half a second";
        refused("lockstep: --crashes: cli+delayed" + reason, "run", "--crashes", "--arms", "embedded,cli+delayed");
        refused("lockstep: --arms: cli+delayed" + reason, "strikes", "--arms", "cli+delayed");
    }

    @Test
    void an_unknown_system() {
        refused("lockstep: --system: there is no system h3; known systems: h2, jena", "run", "--system", "h3");
    }

    @Test
    void an_unknown_workload() {
        refused(
                "lockstep: --workload: there is no workload antisocial for h2; known workloads: lobs, schema, script, sessions, social, transactions, transfer, values",
                "run",
                "--workload",
                "antisocial");
    }

    @Test
    void an_unknown_arm() {
        refused(
                "lockstep: --arms: there is no transport telepathy of h2; known transports: cli, embedded, server",
                "run",
                "--arms",
                "embedded,telepathy");
    }

    @Test
    void an_unknown_version() {
        Terminal terminal = Terminal.run("run", "--arms", "embedded@0.0.0");

        assertThat(terminal.exit()).as(terminal.err()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("lockstep: --arms: there is no version 0.0.0 of H2");
    }

    @Test
    void a_client_version_where_there_is_no_client() {
        refused(
                "lockstep: --arms: cli@2.2.224/2.4.240 names a client's version, but cli has no separate client; write"
                        + " cli@2.2.224",
                "run",
                "--arms",
                "embedded,cli@2.2.224/2.4.240");
    }

    @Test
    void a_version_of_a_system_that_has_no_coordinates_to_look_it_up() {
        refused(
                "lockstep: --arms: embedded@2 names a version, but notes has no Maven coordinates in which to look it up;"
                        + " write embedded, or give the system a description with coordinates",
                "run",
                "--system",
                "notes",
                "--plugin",
                jar.toString(),
                "--arms",
                "embedded@2");
    }

    @Test
    void a_seed_that_is_not_a_number() {
        refused(
                "lockstep: Invalid value for option '--seed': 'one' is not a long (see ./lockstep run --help)",
                "run",
                "--seed",
                "one");
    }

    @Test
    void a_seed_range_the_wrong_way_round() {
        refused(
                "lockstep: Invalid value for option '--seeds': '5..2' ends before it begins; write 2..5 (see ./lockstep"
                        + " run --help)",
                "run",
                "--seeds",
                "5..2");
    }

    @Test
    void a_seed_and_a_range_of_seeds() {
        refused(
                "lockstep: --seed=N, --seeds=A..B are mutually exclusive (specify only one) (see ./lockstep run --help)",
                "run",
                "--seed",
                "1",
                "--seeds",
                "1..2");
    }

    @Test
    void no_steps_at_all() {
        refused(
                "lockstep: Invalid value for option '--steps': '0' is too few; give at least 1 (see ./lockstep run --help)",
                "run",
                "--steps",
                "0");
    }

    @Test
    void an_unknown_launcher() {
        refused(
                "lockstep: Invalid value for option '--server': expected one of [auto, container, process] (case-sensitive)"
                        + " but was 'cloud' (see ./lockstep run --help)",
                "run",
                "--server",
                "cloud");
    }

    @Test
    void a_plugin_that_is_not_there() {
        Path missing = temp.resolve("missing.jar");
        refused(
                "lockstep: --plugin: " + missing + " is not a readable file; give the jar itself",
                "run",
                "--plugin",
                missing.toString());
    }

    @Test
    void a_plugin_that_is_not_a_jar() throws IOException {
        Path text = Files.writeString(temp.resolve("plugin.jar"), "not a jar");
        refused(
                "lockstep: --plugin: " + text + " is not a jar: zip END header not found",
                "run",
                "--plugin",
                text.toString());
    }

    @Test
    void a_plugin_that_brings_nothing() throws IOException {
        Path empty = temp.resolve("empty.jar");
        try (OutputStream out = Files.newOutputStream(empty);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.finish();
        }
        refused(
                "lockstep: --plugin: " + empty + " provides nothing; it must name a provider in one of"
                        + " META-INF/services/dev.lockstep.system.SystemProvider,"
                        + " META-INF/services/dev.lockstep.backend.BackendProvider,"
                        + " META-INF/services/dev.lockstep.workload.WorkloadProvider",
                "run",
                "--plugin",
                empty.toString());
    }

    @Test
    void a_replay_of_a_missing_file() {
        Path missing = temp.resolve("missing");
        refused("lockstep: " + missing + ": there is no such file", "replay", missing.toString());
    }

    @Test
    void a_replay_of_a_folder_without_a_walk() {
        refused("lockstep: " + temp.resolve("ops.jsonl") + ": there is no such file", "replay", temp.toString());
    }

    @Test
    void a_replay_of_an_empty_file() throws IOException {
        Path empty = Files.createFile(temp.resolve("ops.jsonl"));
        refused(
                "lockstep: " + empty
                        + ": the file is empty; its first line must be a header and each other line a command",
                replay(empty));
    }

    @Test
    void a_replay_of_a_truncated_file_says_where_and_what_to_do() throws IOException {
        String whole = Files.readString(walked.resolve("ops.jsonl"));
        Path cut = Files.writeString(temp.resolve("ops.jsonl"), whole.substring(0, whole.length() - 5));

        Terminal terminal = Terminal.run(replay(cut));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("lockstep: " + cut + ":21: ")
                .endsWith("; the file was cut off here: delete this line to replay the 19 before it");
    }

    @Test
    void a_replay_of_a_damaged_line_names_it() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(walked.resolve("ops.jsonl")));
        lines.set(3, "{\"command\":\"sing\"}");
        Path damaged = Files.write(temp.resolve("ops.jsonl"), lines);

        Terminal terminal = Terminal.run(replay(damaged));

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err().lines()).singleElement().asString().startsWith("lockstep: " + damaged + ":4: ");
    }

    @Test
    void a_replay_of_commands_that_are_not_possible_together_names_the_line_and_walks_nothing() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(walked.resolve("ops.jsonl")));
        lines.subList(1, lines.size()).clear();
        lines.add("{\"command\":\"erase\",\"name\":\"never-added\"}");
        Path edited = Files.write(temp.resolve("ops.jsonl"), lines);

        refused(
                "lockstep: " + edited
                        + ":2: erase is not possible in the state that the commands before it leave; no line"
                        + " before it leaves what it needs, so drop it, or put back what it needs",
                replay(edited));
    }

    @Test
    void the_line_that_takes_away_what_a_later_one_needs_is_named_and_the_later_one_can_be_dropped()
            throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(walked.resolve("ops.jsonl")));
        lines.subList(1, lines.size()).clear();
        lines.add("{\"command\":\"add\",\"name\":\"mine\",\"text\":\"x\"}");
        lines.add("{\"command\":\"erase\",\"name\":\"mine\"}");
        lines.add("{\"command\":\"erase\",\"name\":\"mine\"}");
        Path edited = Files.write(temp.resolve("ops.jsonl"), lines);

        refused(
                "lockstep: " + edited
                        + ":4: erase is not possible in the state that the commands before it leave; line 3,"
                        + " erase, takes away what it needs, so drop one of the two",
                replay(edited));
        List<String> dropping = new ArrayList<>(List.of(replay(edited)));
        dropping.add("--drop-impossible");
        Terminal terminal = Terminal.run(dropping);
        assertThat(terminal.exit()).as(terminal.err()).isZero();
        assertThat(terminal.err()).contains(edited + ": left out, because it is not possible: line 4");
    }

    @Test
    void a_replay_of_a_folder_whose_report_is_damaged() throws IOException {
        Files.copy(walked.resolve("ops.jsonl"), temp.resolve("ops.jsonl"));
        Files.writeString(temp.resolve("report.json"), "{\"lockstep\":");

        Terminal terminal = Terminal.run("replay", "--plugin", jar.toString(), temp.toString());

        assertThat(terminal.exit()).isEqualTo(2);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .startsWith("lockstep: " + temp.resolve("report.json") + ": not a report");
    }

    private String[] replay(Path commands) {
        return new String[] {
            "replay",
            "--plugin",
            jar.toString(),
            "--arms",
            "embedded",
            "--out",
            temp.resolve("out").toString(),
            commands.toString()
        };
    }

    private static void refused(String line, String... arguments) {
        Terminal terminal = Terminal.run(arguments);

        assertThat(terminal.err()).isEqualTo(line + System.lineSeparator());
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.exit()).isEqualTo(2);
    }
}
