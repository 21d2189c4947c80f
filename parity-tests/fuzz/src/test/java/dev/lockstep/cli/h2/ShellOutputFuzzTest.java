package dev.lockstep.cli.h2;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.lockstep.fuzz.KeptInputs;
import dev.lockstep.fuzz.ParserRule;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The Shell's output for a change and a question, up to an error. */
class ShellOutputFuzzTest {

    private static final ShellQuery QUESTION = new ShellQuery(
            Operation.query(
                    "SELECT",
                    List.of(Column.text("T"), Column.number("N"), new Column("B", ValueKind.BOOLEAN, "B")),
                    "FROM T"),
            0);

    /** Stored text is hexadecimal inside a table, so an output can be cut only inside the words of an error. */
    static final ParserRule<Answer> RULE = new ParserRule<>(
            "the Shell's output",
            UnexplainedOutputException.class,
            ShellOutputFuzzTest::read,
            Answer::written,
            (answer, input) ->
                    answer.rows().isEmpty() || answer.rows().get().rows().size() == linesOfRows(input),
            (answer, input, at) -> answer.refusal().isPresent(),
            answer -> answer.refusal().isPresent());

    @FuzzTest
    void output(byte[] input) {
        RULE.check(input);
    }

    @Test
    void a_kept_input_is_accepted() {
        KeptInputs.requireAccepted(getClass(), RULE);
    }

    private static long linesOfRows(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("["))
                .count();
    }

    private static Answer read(byte[] input) throws UnexplainedOutputException {
        ShellOutput output = new ShellOutput(new String(input, StandardCharsets.ISO_8859_1));
        if (output.isRefusal()) {
            return new Answer(Optional.empty(), Optional.empty(), Optional.of(output.refusal()));
        }
        Optional<Long> count = Optional.of(output.count());
        Optional<Outcome.Rows> rows = QUESTION.read(output);
        if (rows.isEmpty()) {
            return new Answer(count, rows, Optional.of(output.refusal()));
        }
        output.end();
        return new Answer(count, rows, Optional.empty());
    }

    /** What the output says, with nothing left over. */
    record Answer(Optional<Long> count, Optional<Outcome.Rows> rows, Optional<ShellOutput.Refusal> refusal) {

        byte[] written() {
            StringBuilder text = new StringBuilder();
            count.ifPresent(n -> text.append("(Update count: ").append(n).append(", 0 ms)\n"));
            rows.ifPresent(answer -> {
                text.append("LOCKSTEP_0\n");
                answer.rows().forEach(row -> text.append(line(row)).append('\n'));
                int size = answer.rows().size();
                text.append(size == 1 ? "(1 row, 0 ms)\n" : "(" + size + " rows, 0 ms)\n");
            });
            refusal.ifPresent(error -> text.append("Error: org.h2.jdbc.JdbcSQLException: ")
                    .append(error.message())
                    .append(" [")
                    .append(error.code())
                    .append("-252]\n"));
            return text.toString().getBytes(StandardCharsets.ISO_8859_1);
        }

        private static String line(Row row) {
            return row.cells().stream().map(Answer::value).collect(Collectors.joining(",", "[", "]"));
        }

        private static String value(Cell cell) {
            if (cell instanceof Cell.Text text) {
                return text.value()
                        .chars()
                        .mapToObj(unit -> String.format(Locale.ROOT, "%04x", unit))
                        .collect(Collectors.joining("", "\"", "\""));
            }
            if (cell instanceof Cell.Number number) {
                return number.value().toString();
            }
            return cell instanceof Cell.Bool bool ? Boolean.toString(bool.value()) : "null";
        }
    }
}
