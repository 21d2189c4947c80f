package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Support;
import dev.lockstep.project.Project;
import dev.lockstep.project.ProjectException;
import dev.lockstep.project.ProjectFile;
import dev.lockstep.project.YamlValue;
import dev.lockstep.workload.Workload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file that {@code ./lockstep init} writes, its reader, and the schema for editors, which refuse the same. */
class ProjectFileTest {

    private static final ProjectFile FILES = new ProjectFile(ProjectFileTest.class.getClassLoader());

    private static final String EXAMPLE = resource("example.yaml");

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(resource("project.schema.json"), InputFormat.JSON);

    @TempDir
    private Path temp;

    private static String resource(String name) {
        try (InputStream in = Project.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Project read(String text) throws IOException {
        return FILES.read(Files.writeString(temp.resolve("lockstep.yaml"), text));
    }

    private void readAll(String text) throws IOException {
        Project project = read(text);
        FILES.transports(project);
        FILES.workloads(project);
    }

    private static boolean schemaTakes(String text) {
        String json = YamlValue.parse(Path.of("lockstep.yaml"), text).json().toString();
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    @Test
    void the_file_to_begin_with_describes_three_transports_and_a_workload() throws IOException {
        Project project = read(EXAMPLE);

        assertThat(FILES.transports(project).stream().map(BackendProvider::transport))
                .containsExactly("library", "cli", "rest");
        assertThat(FILES.workloads(project).stream().map(Workload::name)).containsExactly("records");
        assertThat(project.defaults().steps()).contains(100);
        assertThat(schemaTakes(EXAMPLE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kv/lockstep.yaml",
                "kv/container.yaml",
                "todo/lockstep.yaml",
                "sqlite/lockstep.yaml",
                "postgres/lockstep.yaml"
            })
    void the_schema_takes_each_example(String example) throws IOException {
        assertThat(schemaTakes(Files.readString(Path.of("../examples", example))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "lockstep: 1 | lockstep: 2 | 2 | lockstep: this Lockstep reads form 1",
                "transports: | transport: | 6 | unknown key 'transport'; did you mean transports?",
                "driver: [python3, driver.py] | driver: [] | 9 | library.driver: a program is expected here",
                "exit: {4: MISSING, | exit: {four: MISSING, | 14 | 'four' is no exit of a refusal",
                "5: EXISTS | 5: exists | 14 | 'exists' is no class",
                "5: EXISTS | 5: UNCLASSIFIED | 14 | UNCLASSIFIED cannot be a class",
                "exit: {4: MISSING, | codes: {x: TAKEN}, exit: {4: MISSING, | 14 | the key 'code' is missing",
                "update: {run: [./notes, | update: {json: 1, stdin: x, run: [./notes, | 17 | either stdin or json",
                "/notes/{key}\", json | /notes/{key}\", text: x, json | 28 | either text or json",
                "base: | headers: {Host: x}\\n      base: | 25 | the header 'Host' cannot be sent",
                "base: \"http: | base: \"ftp: | 25 | is no address",
                "request: GET /notes, | request: FETCH /notes, | 32 | is no request; write a method and a path",
                "rows: {json: /items} | rows: {jsn: /items} | 32 | unknown key 'jsn'; did you mean json?",
                "ready: {http: /health} | ready: {http: health} | 35 | 'health' is no path",
                "reference: library | reference: li brary | 50 | 'li brary' is not one of",
                "steps: 100 | steps: 0 | 50 | 0 is too small; write at least 1",
            })
    void the_reader_names_the_line_and_the_schema_refuses_the_same(
            String right, String wrong, int line, String message) {
        assertThat(EXAMPLE).contains(right);
        String text = EXAMPLE.replace(right, wrong.replace("\\n", "\n"));

        assertThatThrownBy(() -> readAll(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("lockstep.yaml:" + line + ": ")
                .hasMessageContaining(message);
        assertThat(schemaTakes(text)).isFalse();
    }

    @Test
    void the_whole_file_of_the_page_is_the_one_to_begin_with() throws IOException {
        Path page = Path.of("").toAbsolutePath().getParent().resolve("docs/project-file.md");

        assertThat(Files.readString(page)).contains("```yaml\n" + EXAMPLE + "```");
    }

    @Test
    void each_transport_of_the_file_to_begin_with_offers_each_change_and_lists_each_class() throws IOException {
        Project project = read(EXAMPLE);
        Workload<?> records = FILES.workloads(project).get(0);

        assertThat(records.changes().keySet()).containsExactly("create", "delete", "update");
        for (BackendProvider transport : FILES.transports(project)) {
            records.changes()
                    .forEach((verb, examples) -> assertThat(examples)
                            .allMatch(
                                    example -> transport.support(verb, example).level() != Support.Level.UNSUPPORTED));
        }
        assertThat(EXAMPLE.lines().filter(line -> line.contains("refused:")))
                .hasSize(2)
                .allMatch(line ->
                        Stream.of("MISSING", "EXISTS", "RANGE", "INVALID").allMatch(line::contains));
    }

    @Test
    @Tag("nightly")
    void the_file_to_begin_with_reaches_parity_with_a_product_that_keeps_its_promises() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
        read(EXAMPLE);
        try (InputStream product = ProjectFileTest.class.getResourceAsStream("/notes/notes.py")) {
            byte[] text = product.readAllBytes();
            for (String name : List.of("driver.py", "notes", "notes-server")) {
                assertThat(Files.write(temp.resolve(name), text).toFile().setExecutable(true))
                        .isTrue();
            }
        }

        Terminal walked = run("--seed", "1", "--steps", "30");

        assertThat(walked.out()).as(walked.err()).contains("differences  none").contains("30 of 30 steps");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "change, \"{key}\"|change, \"{kye}\"|17|no operation has {kye}; did you mean {key}?",
                "change, \"{key}\"|change, \"{token}\"|17|no operation has {token}; a setting is {set.token}",
                "add, \"{key}\"|add, \"{record.txt}\"|16|no operation has {record.txt}; did you mean {record.text}?",
                "add, \"{key}\"|add, {unless: record.strs, words: [-n]}|16|did you mean {record.stars}?",
                "add, \"{key}\"|add, {each: where, words: [\"{value.feld}\"]}|16|did you mean {value.field}?",
                "\"PUT /notes/{key}\", json: \"{record}\"|\"PUT /notes/{key}\", json: {v: \"{record.none}\"}|28|{record} has stars, text",
                "show, \"{key}\"|show, \"{copy}\"|19|only the verb backup has {copy}",
                "GET /notes,|GET /no tes,|32|a path has no blank",
                "\"http://127|\"//127|25|is no address",
            })
    void what_no_operation_could_carry_is_refused_with_its_line(String right, String wrong, int line, String message) {
        String text = EXAMPLE.replace(right, wrong);

        assertThat(text).isNotEqualTo(EXAMPLE);
        assertThatThrownBy(() -> readAll(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("lockstep.yaml:" + line + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void a_transport_that_cannot_be_asked_for_its_state_is_refused() throws IOException {
        read(EXAMPLE.replace("list: {run: [./notes, \"{data}\", list], rows: {json: \"\"}}", ""));

        Terminal walked = run("--arms", "cli,rest", "--reference", "cli");

        assertThat(walked.exit()).isEqualTo(2);
        assertThat(walked.err()).contains("--arms: cli cannot be asked the probe notes of records");
    }

    @ParameterizedTest
    @CsvSource({"update, cli", "delete, rest", "create, cli"})
    void a_line_up_with_a_transport_that_lacks_a_change_of_the_workload_is_refused(String verb, String arm)
            throws IOException {
        String begin = verb + ": {" + (arm.equals("cli") ? "run" : "request");
        read(EXAMPLE.lines()
                .filter(line -> !line.strip().startsWith(begin))
                .collect(Collectors.joining("\n", "", "\n")));

        Terminal walked = run("--arms", "cli,rest", "--reference", "cli");

        assertThat(walked.exit()).isEqualTo(2);
        assertThat(walked.err())
                .contains("--arms: " + arm + " lacks " + verb + ", which records asks")
                .contains("the project file has no verb " + verb)
                .contains("write 'verbs' without it");
    }

    @Test
    void a_transport_that_cannot_carry_some_values_of_a_change_is_refused_because_it_would_have_other_data()
            throws IOException {
        read(EXAMPLE.replace(
                "add, \"{key}\", \"{record|json}\"", "add, \"{key}\", \"{record.text}\", \"{record.stars}\""));

        Terminal walked = run("--arms", "cli,rest", "--reference", "cli");

        assertThat(walked.exit()).isEqualTo(2);
        assertThat(walked.err())
                .contains("--arms: cli lacks some of the values of create, which records asks")
                .contains("record.stars");
    }

    private Terminal run(String... options) {
        List<String> all = new ArrayList<>(List.of(
                "run",
                "--no-shrink",
                "--project",
                temp.resolve("lockstep.yaml").toString(),
                "--out",
                temp.resolve("out").toString()));
        all.addAll(List.of(options));
        return Terminal.run(all.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "port: 8080|port: 80800|80800 is no port",
                "port: 8080|prot: 8080|unknown key 'prot'; did you mean port?",
                "image: notes:1|image: 'Notes 1'|'Notes 1' is no name of an image",
                "image: notes:1|image: {buid: .}|unknown key 'buid'; did you mean build?",
                "volume: /data|volume: data|'data' is no folder of an image",
                "ports: {admin: 9090}|ports: {Admin: 9090}|'Admin' is no name",
                "port: 8080|process: [x]|exactly one of image, process is expected here",
                "ready: {port: true}|ready: {}|exactly one of http: PATH",
            })
    void a_server_in_a_container_is_read_strictly(String right, String wrong, String message) throws IOException {
        String server = "      image: notes:1\n      port: 8080\n      ports: {admin: 9090}\n      env: {A: '{port}'}\n"
                + "      command: [serve, '{data}']\n      volume: /data\n      ready: {port: true}\n";
        String all = EXAMPLE.replace(
                "      process: [./notes-server, \"{port}\", \"{data}\"]\n      ready: {http: /health}\n", server);

        readAll(all);
        assertThat(schemaTakes(all)).isTrue();
        assertThat(all).contains(right);
        assertThatThrownBy(() -> readAll(all.replace(right, wrong)))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
        assertThat(schemaTakes(all.replace(right, wrong))).isFalse();
    }

    @Test
    void a_folder_without_a_dockerfile_is_no_image() {
        String text = EXAMPLE.replace(
                "process: [./notes-server, \"{port}\", \"{data}\"]", "image: {build: nowhere}\n      port: 80");

        assertThatThrownBy(() -> readAll(text)).hasMessageContaining("there is no Dockerfile in nowhere");
    }

    @Test
    void a_transport_is_of_exactly_one_form() {
        String text = EXAMPLE.replace("driver: [python3, driver.py]", "{}");

        assertThatThrownBy(() -> readAll(text))
                .hasMessageContaining("exactly one of command, driver, http is expected");
        assertThat(schemaTakes(text)).isFalse();
    }
}
