package dev.lockstep.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The workload in YAML of the page about it, its reader, and the schema for editors, which refuse the same. */
class WorkloadFileTest {

    private static final ProjectFile FILES = new ProjectFile(WorkloadFileTest.class.getClassLoader());

    private static final String QUEUE = ofPage();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema(), InputFormat.JSON);

    @TempDir
    private Path temp;

    private static String ofPage() {
        try {
            String page = Files.readString(Path.of("../docs/workload-in-yaml.md"));
            int from = page.indexOf("```yaml\nname: queue\n") + "```yaml\n".length();
            return page.substring(from, page.indexOf("```\n", from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String schema() {
        try (InputStream in = Project.class.getResourceAsStream("workload.schema.json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> kinds(String text) throws IOException {
        Files.writeString(temp.resolve("queue.yaml"), text);
        Project project = FILES.read(Files.writeString(
                temp.resolve("lockstep.yaml"),
                "lockstep: 1\nsystem: {name: queue, version: '1'}\n"
                        + "transports: {library: {driver: [./driver]}}\nworkload: queue.yaml\n"));
        Workload<?> workload = FILES.workloads(project).get(0);
        return workload.alphabet().stream().map(kind -> kind.name()).toList();
    }

    private static boolean schemaTakes(String text) {
        String json = YamlValue.parse(Path.of("queue.yaml"), text).json().toString();
        return SCHEMA.validate(json, InputFormat.JSON).isEmpty();
    }

    @Test
    void the_workload_of_the_page_is_read_and_taken_by_the_schema() throws IOException {
        assertThat(kinds(QUEUE)).containsExactly("push", "pushAgain", "drop", "peek", "statistics", "reopen");
        assertThat(schemaTakes(QUEUE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{rows: []}",
                "{rows: [[\"{id}\", null], [\"{id}\", true]]}",
                "{rows: [[\"{id}\", {type: date, value: \"2026-11-26\"}]]}",
                "agree",
                "{refused: EMPTY}",
            })
    void what_the_reader_takes_the_schema_takes(String expect) throws IOException {
        String text = QUEUE.replace("{rows: [[\"{id}\", false]]}", expect);

        assertThat(kinds(text)).hasSize(6);
        assertThat(schemaTakes(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name: queue|name: Queue|a name is a small letter",
                "name: queue|title: queue|unknown key 'title'",
                "kinds:|kind:|did you mean kinds?",
                "weight: 4|weight: 0|0 is too small",
                "weight: 4|weight: 1.5|a whole number is expected",
                "weight: 4|weight: 99999999999|a whole number is expected",
                "weight: 4|wieght: 4|did you mean weight?",
                "name: drop|name: dr op|a name is a small letter",
                "{type: text, length: 1..6, alphabet: letters}|{type: text, length: 1-6}|is not a range",
                "{type: text, length: 1..6, alphabet: letters}|{type: text, length: 1.5..6}|a length is a whole number",
                "{type: text, length: 1..6, alphabet: letters}|{type: text, alphabet: latin}|'latin' is not one of",
                "{type: text, length: 1..6, alphabet: letters}|{type: text, case: insensitive, order: codepoints}|tells cases apart",
                "{type: text, length: 1..6, alphabet: letters}|{type: integer, range: 0.5..3}|write whole numbers",
                "{type: text, length: 1..6, alphabet: letters}|{type: integer, digits: 2}|unknown key 'digits'",
                "{type: text, length: 1..6, alphabet: letters}|{type: decimal, digits: 21}|at most 20 digits",
                "{type: text, length: 1..6, alphabet: letters}|{type: decimal}|the key 'digits' is missing",
                "{type: text, length: 1..6, alphabet: letters}|{type: choice, of: []}|name at least one text",
                "{type: text, length: 1..6, alphabet: letters}|{type: choice, of: [a, a]}|and each once",
                "{type: text, length: 1..6, alphabet: letters}|{type: reference, to: ids}|'reference' is not one of",
                "{type: text, length: 1..6, alphabet: letters}|{length: 1..6}|the key 'type' is missing",
                "arguments: {id: {new: ids},|arguments: {my-id: {new: ids}, id: {new: ids},|an argument is named by a letter",
                "{new: ids}|{new: ids, existing: ids}|unknown key 'existing'",
                "ask: {verb: push, id: \"{id}\", body: x}|ask: {id: \"{id}\"}|the key 'verb' is missing",
                "ask: {verb: push, id: \"{id}\", body: x}|ask: {verb: \"{id}\"}|a verb is a word",
                "ask: {verb: push, id: \"{id}\", body: x}|ask: {verb: \"\"}|a verb is a word",
                "ask: {verb: push, id: \"{id}\", body: x}|ask: {verb: push, port: 1}|a template finds something else",
                "ask: {verb: push, id: \"{id}\", body: x}|ask: [push]|an operation is a mapping",
                "ask: {verb: push, id: \"{id}\", body: x}|work: repair|'repair' is not one of",
                "work: reopen|reads: {id: text}|exactly one of ask and work",
                "work: reopen|work: reopen\\n    answers: {id: text}|answer with no rows",
                "work: reopen|work: reopen\\n    ordered: true|only rows have an order",
                "expect: {done: 1}|expect: {done: 1, refused: X}|exactly one of done, refused and rows",
                "expect: {done: 1}|expect: {done: -1}|-1 is too small",
                "expect: {done: 1}|expect: {done: one}|a number is expected",
                "expect: {done: 1}|expect: {}|exactly one of done, refused and rows",
                "expect: {done: 1}|expect: {rows: []}|rows are predicted, but the kind has no columns",
                "expect: {done: 1}|expect: finished|'finished' is not one of agree, done",
                "{refused: EXISTS}|{refused: exists}|'exists' is no class",
                "{refused: EXISTS}|{refused: UNCLASSIFIED}|UNCLASSIFIED cannot be a class",
                "{refused: EXISTS}|{refused: CODE}|CODE cannot be a class",
                "{rows: [[\"{id}\", false]]}|done|answered with rows and never with done",
                "{rows: [[\"{id}\", false]]}|{done: 1}|answered with rows and never with done",
                "{rows: [[\"{id}\", false]]}|{rows: [[\"{id}\", [1]]]}|a cell is null, a text",
                "{rows: [[\"{id}\", false]]}|{rows: [[\"{id}\", {a: 1}]]}|unknown key 'a'",
                "reads: {id: text, urgent: boolean}|reads: {id: text, urgent: bool}|'bool' is not one of",
                "reads: {line: text}|reads: {}|name at least one column",
                "reads: {line: text}|reads: {line: text}\\n    answers: {line: text}|leave one out",
                "    ordered: true|    ordered: yes|true or false is expected",
                "    ordered: true|    order: true|did you mean ordered?",
                "ask: {verb: all}\\n    reads: {id: text, body: text}|ask: {verb: all}|the key 'reads' is missing",
            })
    void what_the_reader_refuses_the_schema_refuses(String right, String wrong, String message) {
        String text = QUEUE.replace(right.replace("\\n", "\n"), wrong.replace("\\n", "\n"));

        assertThat(text).isNotEqualTo(QUEUE);
        assertThatThrownBy(() -> kinds(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
        assertThat(schemaTakes(text)).isFalse();
    }

    /** What one place says about another one is beyond a schema. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{new: ids}|{new: id}|'id' is not one of ids",
                "adds: [id]|adds: [body]|body is of no pool",
                "adds: [id]|adds: [it]|'it' is not one of",
                "name: drop|name: push|is the name of two kinds",
                "{rows: [[\"{id}\", false]]}|{rows: [[\"{id}\"]]}|has 1 cells for 2 columns",
                "body: x|body: \"{bodi}\"|there is no argument {bodi}",
                "length: 1..6|length: 6..1|the largest length is smaller",
                "ask: {verb: all}|ask: {verb: all, id: \"{id}\"}|there is no argument {id}",
            })
    void what_two_places_say_together_the_reader_alone_refuses(String right, String wrong, String message) {
        String text = QUEUE.replace(right, wrong);

        assertThat(text).isNotEqualTo(QUEUE);
        assertThatThrownBy(() -> kinds(text))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining(message);
        assertThat(schemaTakes(text)).isTrue();
    }

    @Test
    void a_template_may_name_the_parts_of_this_workload_and_no_others() throws IOException {
        assertThat(FILES.transports(asking("{id}", "{body}"))).hasSize(1);

        Project wrong = asking("{idd}", "{body}");
        assertThatThrownBy(() -> FILES.transports(wrong))
                .isInstanceOf(ProjectException.class)
                .hasMessageContaining("lockstep.yaml:7: ")
                .hasMessageContaining("no operation has {idd}; did you mean {id}?");
        assertThat(FILES.transports(wrong, true))
                .as("a workload in Java may ask it, too")
                .hasSize(1);
    }

    private Project asking(String id, String body) throws IOException {
        Files.writeString(temp.resolve("queue.yaml"), QUEUE);
        return FILES.read(Files.writeString(temp.resolve("lockstep.yaml"), """
                lockstep: 1
                system: {name: queue, version: '1'}
                transports:
                  rest:
                    http:
                      base: "http://127.0.0.1:9"
                      verbs: {push: {request: POST /queue, json: {id: "%s", body: "%s"}}}
                workload: queue.yaml
                """.formatted(id, body)));
    }

    @Test
    void two_probes_have_two_names() {
        String text = QUEUE + QUEUE.substring(QUEUE.indexOf("  - name: all"));

        assertThatThrownBy(() -> kinds(text)).hasMessageContaining("is the name of two probes");
    }
}
