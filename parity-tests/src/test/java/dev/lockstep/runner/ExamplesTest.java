package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples are walked as they are, and with a bug in one of their transports. */
class ExamplesTest {

    private static final Path EXAMPLES =
            Path.of("").toAbsolutePath().getParent().resolve("examples");

    @TempDir
    private Path temp;

    @Test
    void sqlite_walks_without_a_difference() throws IOException {
        Terminal walked = walked(copy("sqlite", "sqlite3"), "python,shell,rest", 1, 12);

        assertThat(walked.out()).as(walked.err()).contains("differences  none").contains("12 of 12 steps");
    }

    @Test
    @Tag("nightly")
    void the_store_in_javascript_walks_without_a_difference() throws IOException {
        Terminal walked = walked(copy("kv", "node"), "library,cli,rest", 1, 25);

        assertThat(walked.out()).as(walked.err()).contains("differences  none").contains("25 of 25 steps");
    }

    @Test
    @Tag("nightly")
    void sqlite_walks_twenty_seeds_of_a_hundred_steps() throws IOException {
        Terminal walked = Terminal.run(
                "run",
                "--project",
                copy("sqlite", "sqlite3").resolve("lockstep.yaml").toString(),
                "--out",
                temp.resolve("out").toString());

        assertThat(walked.exit()).as(walked.err() + walked.out()).isZero();
    }

    @Test
    void the_shell_of_sqlite_prints_other_values_than_the_library_gives() throws Exception {
        copy("sqlite", "sqlite3");
        String file = temp.resolve("t.db").toString();
        said(
                "sqlite3",
                file,
                "CREATE TABLE t(b REAL, s TEXT) STRICT;"
                        + " INSERT INTO t VALUES(94.56, NULL), (1.0/3, ''), (1, CAST(x'610062' AS TEXT))");

        assertThat(said("sqlite3", "-json", file, "SELECT b FROM t LIMIT 2"))
                .isEqualTo("[{\"b\":94.560000000000002272},\n{\"b\":0.33333333333333331482}]\n");
        assertThat(said("sqlite3", file, "SELECT b, s FROM t")).isEqualTo("94.56|\n0.333333333333333|\n1.0|a\n");
        assertThat(said("sqlite3", "-json", file, "SELECT s FROM t WHERE b = 1"))
                .isEqualTo("[{\"s\":\"a\"}]\n");
        assertThat(said("sqlite3", "-json", file, "SELECT s FROM t WHERE b = 2"))
                .isEmpty();
        assertThat(said(
                        "python3",
                        "-c",
                        "import sqlite3, sys; print(sqlite3.connect(sys.argv[1]).execute('SELECT b, s FROM t').fetchall())",
                        file))
                .isEqualTo("[(94.56, None), (0.3333333333333333, ''), (1.0, 'a\\x00b')]\n");
    }

    private static String said(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }

    @Test
    @Tag("nightly")
    void postgres_walks_without_a_difference() throws Exception {
        Path project = copy("postgres", "psql");
        require(
                Files.isDirectory(Path.of("/usr/lib/postgresql"))
                        && Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/psycopg2")),
                "postgresql or python3-psycopg2 is not installed");

        said("sh", project.resolve("jdbc.sh").toString());

        Terminal walked = walked(project, "python,psql,jdbc", 1, 20);

        assertThat(walked.out()).as(walked.err()).contains("differences  none").contains("20 of 20 steps");
    }

    @Test
    @Tag("nightly")
    void the_list_of_tasks_walks_without_a_difference() throws IOException {
        Terminal walked = walked(copy("todo", "python3"), "cli,rest", 1, 40);

        assertThat(walked.out()).as(walked.err()).contains("differences  none").contains("40 of 40 steps");
    }

    /** The promises that no other example makes. The server alone is walked; the model knows what it must answer. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "batch|self.apply(tasks, request[\"verb\"], request.get(\"key\"), request.get(\"record\"))|self.apply(tasks, request[\"verb\"], request.get(\"key\"), request.get(\"record\")); self.save(tasks)",
                "case|folded(one) == folded(other)|one == other",
                "nulls|{\"key\": key, **self.tasks[key]}|{\"key\": key, \"stars\": None, **self.tasks[key]}",
                "highest|key = max(tasks, default=0) + 1|key = self.last = max(getattr(self, \"last\", 0), max(tasks, default=0)) + 1",
            })
    @Tag("nightly")
    void a_broken_promise_of_the_list_of_tasks_is_found(String promise, String right, String wrong) throws IOException {
        Path project = copy("todo", "python3");
        Path product = project.resolve("todo.py");
        String text = Files.readString(product);
        assertThat(text).contains(right);
        Files.writeString(product, text.replace(right, wrong));

        Terminal walked = Terminal.run(
                "run",
                "--project",
                project.resolve("lockstep.yaml").toString(),
                "--arms",
                "rest",
                "--reference",
                "rest",
                "--seeds",
                "1..8",
                "--steps",
                "100",
                "--no-shrink",
                "--out",
                temp.resolve("out").toString());

        assertThat(walked.exit()).as(promise + walked.err() + walked.out()).isEqualTo(1);
        assertThat(walked.out()).contains("MODEL");
    }

    /**
     * The command line is as it is; the server in the container trims what it is sent. The reproducer shows it without
     * Lockstep.
     */
    @Test
    @Tag("nightly")
    @Tag("container")
    void a_bug_of_a_server_in_a_container_is_found_made_small_and_shown_by_its_reproducer() throws Exception {
        Path project = copy("kv", "node");
        Path image = Files.createDirectory(project.resolve("image"));
        for (String name : List.of("Dockerfile", "fill.sh")) {
            Files.copy(EXAMPLES.resolve("kv/image").resolve(name), image.resolve(name));
        }
        Path server = project.resolve("server.js");
        String right = Files.readString(server);
        said("sh", image.resolve("fill.sh").toString());
        assertThat(inContainer(project, "1", "20").out()).contains("differences  none");

        Files.writeString(
                server,
                right.replace(
                        "JSON.parse(text))",
                        "JSON.parse(text, (name, value) => (name === 'text' && value ? value.trim() : value)))"));
        said("sh", image.resolve("fill.sh").toString());
        Terminal walked = inContainer(project, "2", "100");

        assertThat(walked.exit()).as(walked.err() + walked.out()).isEqualTo(1);
        assertThat(walked.out()).startsWith("DIVERGED").contains("shrunk ").contains("curl -sS");
        Path repro;
        try (Stream<Path> found = Files.list(project.resolve("out-2/repro"))) {
            repro = found.findFirst().orElseThrow();
        }
        assertThat(Files.readString(repro.resolve("rest/play.sh")))
                .contains("docker run")
                .contains("curl -sS");
        Process played = new ProcessBuilder("sh", repro.resolve("run.sh").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(played.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(played.waitFor()).as(said).isEqualTo(1);
        assertThat(said).contains("The transports differ");
    }

    private static Terminal inContainer(Path project, String seed, String steps) {
        return Terminal.run(
                "run",
                "--project",
                project.resolve("container.yaml").toString(),
                "--seed",
                seed,
                "--steps",
                steps,
                "--out",
                project.resolve("out-" + seed).toString());
    }

    /** Each line changes one file of an example, so that one transport alone has the bug. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "kv|library,cli|kv.js|process.exitCode = EXIT[error.code]|process.exitCode = 0",
                "kv|library,rest|server.js|JSON.parse(text))|JSON.parse(text, (name, value) => (name === 'text' ? value.trim() : value)))",
            })
    void a_bug_of_one_transport_is_found(String example, String arms, String file, String right, String wrong)
            throws IOException {
        Path project = copy(example, example.equals("kv") ? "node" : "python3");
        Path changed = project.resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(right);
        Files.writeString(changed, text.replace(right, wrong));

        Terminal walked = walked(project, arms, 1, 60);

        assertThat(walked.exit()).as(walked.err() + walked.out()).isEqualTo(1);
        assertThat(walked.out()).startsWith("DIVERGED");
    }

    /** The walks of a round are played at the same time, and the report does not depend on which is faster. */
    @ParameterizedTest
    @CsvSource({"false, 1 of 2 workloads", "true, 2 of 2 workloads"})
    void a_round_ends_with_its_first_finding_unless_it_keeps_going(boolean keepsGoing, String walked) throws Exception {
        Path project = copy("kv", "node");
        Path driver = project.resolve("driver.js");
        Files.writeString(driver, Files.readString(driver).replace("store.clear()", "store.clear() + 1"));
        Files.writeString(project.resolve("lockstep.yaml"), """
                lockstep: 1
                system: {name: kv, version: "1.0"}
                transports: {library: {driver: [node, driver.js]}}
                workload: adding.yaml
                records:
                  verbs: [create, list]
                  collections: {items: {key: {generated: sequence}, fields: {text: {type: text}}}}
                defaults: {steps: 60}
                """);
        Files.writeString(project.resolve("adding.yaml"), """
                name: adding
                kinds:
                  - {name: clear, ask: {verb: clear}, expect: {done: 0}}
                """);

        Process round = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        Main.class.getName(),
                                        "run",
                                        "--project",
                                        project.resolve("lockstep.yaml").toString(),
                                        "--no-shrink"),
                                keepsGoing ? Stream.of("--keep-going") : Stream.empty())
                        .toList())
                .directory(temp.toFile())
                .redirectError(temp.resolve("err.txt").toFile())
                .start();
        String said = new String(round.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(round.waitFor())
                .as(said + Files.readString(temp.resolve("err.txt")))
                .isEqualTo(1);
        assertThat(said).contains("MODEL  kv, adding, seed 1: ").contains("MODEL  kv, " + walked);
        try (Stream<Path> folders = Files.list(temp.resolve("lockstep-out"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            keepsGoing
                                    ? List.of("kv-adding-seed-1", "kv-records-seed-1")
                                    : List.of("kv-adding-seed-1"));
        }
    }

    @Test
    void what_a_server_said_before_it_died_is_in_its_log_and_the_first_screen_names_it() throws IOException {
        Path project = copy("kv", "node");
        Path server = project.resolve("server.js");
        Files.writeString(server, Files.readString(server).replace("  switch (`", """
                                  if (method === 'POST') {
                                    console.error('noise\\n'.repeat(100000) + require('os').homedir() + '/.kv has password=hunter2');
                                    console.error('heap of ' + folder + ' is full');
                                    process.exitCode = 7;
                                    require('fs').fsyncSync(2);
                                    process.exit();
                                  }
                                  switch (`"""));

        Terminal walked = walked(project, "library,rest", 1, 60);

        Path log = temp.resolve("out/logs/rest.log");
        assertThat(walked.exit()).as(walked.err() + walked.out()).isEqualTo(1);
        assertThat(walked.out()).contains("  log          rest: " + log);
        assertThat(log)
                .content()
                .contains("heap of {walk}/arms/rest/data is full", "password={secret}")
                .doesNotContain(System.getProperty("user.home") + "/.kv");
        assertThat(Files.size(log)).isLessThan(128 << 10);
        assertThat(temp.resolve("out/report.html")).content().contains("logs/rest.log", "is full");
        assertThat(temp.resolve("out/finding.md")).content().contains("`logs/rest.log`");
    }

    /** Starts Python and SQLite many times, which is slow on a busy machine. */
    @Test
    @Tag("nightly")
    void a_bug_of_the_driver_of_sqlite_is_found() throws IOException {
        a_bug_of_one_transport_is_found(
                "sqlite",
                "python,rest",
                "driver.py",
                "return {\"outcome\": \"refused\", \"class\": REFUSED",
                "return {\"outcome\": \"done\", \"count\": 1} or {\"outcome\": \"refused\", \"class\": REFUSED");
    }

    private Terminal walked(Path project, String arms, long seed, int steps) {
        return Terminal.run(
                "run",
                "--project",
                project.resolve("lockstep.yaml").toString(),
                "--arms",
                arms,
                "--seed",
                Long.toString(seed),
                "--steps",
                Integer.toString(steps),
                "--no-shrink",
                "--out",
                temp.resolve("out").toString());
    }

    /** Skips the test where something is not there; on a build server nobody would see that. */
    private static void require(boolean there, String why) {
        if ("true".equals(System.getenv("LOCKSTEP_REQUIRE_EXAMPLES"))) {
            assertThat(there).as(why).isTrue();
        }
        assumeTrue(there, why);
    }

    /** Returns a copy of an example, or skips the test where its program is not installed. */
    private Path copy(String example, String program) throws IOException {
        require(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program))),
                program + " is not installed");
        Path copy = Files.createDirectory(temp.resolve("project"));
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(example))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return copy;
    }
}
