package dev.lockstep.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Request;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** The small program of a reproducer reads each answer as the walk does, also the strange ones. */
class AnswerScriptTest {

    private static final Cell ABSENT = Cell.lexical("absent", "");

    private record Case(String rule, String output, Optional<RowShape> shape, boolean tellsAbsent, Outcome outcome) {}

    @TempDir
    private Path temp;

    private final List<Case> cases = new ArrayList<>();

    @BeforeAll
    static void python_is_there() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "python3 is not installed");
    }

    private void rows(String rule, String output, Column... columns) {
        add(rule, output, Optional.of(RowShape.of(columns)));
    }

    private void add(String rule, String output, Optional<RowShape> shape) {
        add(rule, output, shape, false);
    }

    private void add(String rule, String output, Optional<RowShape> shape, boolean tellsAbsent) {
        YamlValue verb = YamlValue.parse(Path.of("lockstep.yaml"), rule);
        AnswerRule answer = AnswerRule.ofProgram(verb, YamlValue.parse(Path.of("lockstep.yaml"), "{}"));
        byte[] out = output.getBytes(StandardCharsets.UTF_8);
        cases.add(new Case(rule, output, shape, tellsAbsent, answer.read(0, out, new byte[0], shape)));
    }

    @Test
    void each_answer_has_the_same_reading_in_a_walk_and_in_a_script() throws Exception {
        Column name = Column.text("name");
        Column age = Column.number("age");
        rows(
                "{rows: {json: ''}}",
                "[{\"name\":\"a\",\"age\":1.0},{\"name\":null,\"age\":9007199254740993}]",
                name,
                age);
        rows("{rows: {json: ''}}", "[{\"name\":\"a\",\"age\":NaN}]", name, age);
        rows("{rows: {json: ''}}", "[{\"name\":\"a\",\"name\":\"b\"}]", name);
        rows("{rows: {json: /0/deep}}", "[{\"deep\":[[\"a\",1e2]]}]", name, age);
        rows("{rows: {json: /deep/7}}", "{\"deep\":[]}", name);
        rows("{rows: {json: /items}}", "{\"items\":null}", name);
        rows("{rows: {json: /items, empty: true}}", "{\"items\":null}", name);
        rows("{rows: {json: /age}}", "{\"age\":3}", age);
        rows("{rows: {json: /age}}", "{\"age\":3}", name, age);
        rows("{rows: {json: ''}}", "{\"error\":\"none\"}", name);
        rows("{rows: {json: ''}}", "[] []", name);
        rows("{rows: {json: ''}}", "", name);
        rows("{rows: {json: '', empty: true}}", "\n", name);
        rows("{rows: {lines: ''}}", "{\"name\":\"a\"}\r\n\r\n{\"name\":\"b\"}", name);
        rows("{rows: {lines: ''}}", "{\"name\":\"a\"}\nnoise\n", name);
        rows("{rows: {csv: true, 'null': ''}}", "name,age\r\n\"\",1\r\n,2\r\n", name, age);
        rows("{rows: {csv: true, 'null': NULL}}", "name\nNULL\n\"NULL\"\n\"a \"\"b\"\"\n, \"", name);
        rows("{rows: {csv: true, 'null': NULL}}", "name\nNULL\n\"NULL\"\n\"a \"\"b\"\",\n\"\n", name);
        rows("{rows: {csv: true, 'null': NULL}}", "name\nNULL\n\"NULL\"\n\"a\n\"\"b\"\"\"", name);
        rows("{rows: {csv: true}}", "name,age\na,1,2\n", name, age);
        rows("{rows: {csv: true}}", "name,age\na,one\n", name, age);
        rows("{rows: {csv: true}}", "name,name\na,b\n", name);
        for (String number : List.of(
                "Infinity",
                "-Infinity",
                "NaN",
                "sNaN",
                "1_000",
                " 12",
                "12 ",
                "+",
                ".",
                "1e",
                "0x1",
                "+1.50",
                "-.5",
                "5.",
                "1E+2",
                "12e-1")) {
            rows("{rows: {csv: true}}", "age\n" + number + "\n", age);
        }
        rows("{rows: {csv: true}}", "name\na\"b\n", name);
        rows("{rows: {csv: true}}", "", name);
        add("{count: {stdout: '^changed (?<n>[0-9]+)$'}}", "ok\r\nchanged 12\r\nbye", Optional.empty());
        add("{count: {stdout: '^changed ([0-9]+)$'}}", "changed many\n", Optional.empty());
        add("{count: {stdout: '\\(?<tag>([0-9]+)'}}", "(<tag>7", Optional.empty());
        add("{count: {stdout: '\\\\(?<tag>[0-9]+)'}}", "\\7", Optional.empty());
        add("{count: /n}", "{\"n\":2}", Optional.empty());
        add("{count: /n}", "{\"n\":-2}", Optional.empty());
        add("{refused: {code: /code, codes: {E1: TAKEN}}}", "{\"code\":\"E1\"}", Optional.empty());
        add("{refused: {code: /code, codes: {E1: TAKEN}}}", "{\"code\":\"E2\"}", Optional.empty());

        String some = "[{\"name\":\"a\"},{\"age\":null,\"name\":\"b\"}]";
        Optional<RowShape> both = Optional.of(RowShape.of(name, age));
        add("{rows: {json: ''}}", some, both, true);
        add("{rows: {json: ''}}", some, both, false);
        add("{rows: {json: '', columns: {age: /deep/age}}}", some, both, true);

        assertThat(printed())
                .isEqualTo(cases.stream().map(AnswerScriptTest::line).toList());
    }

    /** Plays the program once for all, because a start of it takes longer than its work. */
    private List<String> printed() throws Exception {
        ObjectNode rules = Json.MAPPER.createObjectNode();
        StringBuilder all = new StringBuilder()
                .append(PlayScript.reader().replace("main(*sys.argv[1:])", ""))
                .append("\n");
        for (int i = 0; i < cases.size(); i++) {
            Case each = cases.get(i);
            YamlValue verb = YamlValue.parse(Path.of("lockstep.yaml"), each.rule());
            Operation operation = each.shape()
                    .map(shape -> (Operation) Request.of("list").reading(shape))
                    .orElse(Request.of("change").changing());
            ObjectNode rule = AnswerRule.ofProgram(verb, YamlValue.parse(Path.of("lockstep.yaml"), "{}"))
                    .written();
            PlayScript.addRule(rules, Integer.toString(i), "exit", operation, each.tellsAbsent(), Optional.of(rule));
            Files.writeString(temp.resolve(i + ".out"), each.output());
            Files.writeString(temp.resolve(i + ".err"), "");
            all.append("main('rules.json', '" + i + "', '0', '" + i + ".out', '" + i + ".err')\n");
        }
        Files.writeString(temp.resolve("rules.json"), PlayScript.rules(rules));
        Path program = Files.writeString(temp.resolve("all.py"), all);
        Process process = new ProcessBuilder("/usr/bin/python3", program.toString())
                .directory(temp.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        List<String> lines = new ArrayList<>();
        for (String line : said.split("\n")) {
            String text = line.substring(line.indexOf(' ') + 1);
            if (text.startsWith("| ")) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + text);
            } else {
                lines.add(text.startsWith("failed") ? "failed" : text);
            }
        }
        return lines;
    }

    private static String line(Case each) {
        Outcome outcome = each.outcome();
        if (outcome instanceof Outcome.Done done) {
            return "done" + (done.count().isEmpty() ? "" : " " + done.count().getAsLong());
        }
        if (outcome instanceof Outcome.Refused refused) {
            return "refused " + refused.refusal();
        }
        if (outcome instanceof Outcome.Rows rows) {
            return "rows " + rows.rows().size()
                    + rows.rows().stream()
                            .map(row -> row(row, each.tellsAbsent()))
                            .sorted()
                            .collect(Collectors.joining());
        }
        return "failed";
    }

    private static String row(Row row, boolean tellsAbsent) {
        return row.cells().stream().map(cell -> cell(cell, tellsAbsent)).collect(Collectors.joining(",", " | [", "]"));
    }

    private static String cell(Cell cell, boolean tellsAbsent) {
        if (cell.equals(ABSENT)) {
            return tellsAbsent ? "{\"type\": \"absent\", \"value\": \"\"}" : "null";
        }
        return cell instanceof Cell.Number number
                ? number.value().toPlainString()
                : Json.MAPPER.writeValueAsString(cell.toJson());
    }
}
