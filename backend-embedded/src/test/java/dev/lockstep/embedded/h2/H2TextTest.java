package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 promises that any text comes back unchanged from the file, from memory, from a copy and from a rebuilt store. */
class H2TextTest {

    private static final List<String> TEXTS = List.of(
            "",
            " both ends ",
            "null",
            "NULL",
            "'\"\\|{fn now()}{d '1'}?",
            "\r\n\r\n\t\u0000\u0001\u007f\u0085\u2028\ufeff",
            ";\nexit\n(1 row, 0 ms)\n",
            "e\u0301 \u00e9 \u05d0\u202e \u0130\u0131 \ud83d\ude00",
            "\ud800",
            "\udc00\ud800",
            "x\ud83d",
            "\ufffe\uffff",
            "x\u00e9".repeat(100 * 1024));

    private static final Operation.Query ALL = Arm.query("n, v", "FROM t ORDER BY n");

    private static final Rows EXPECTED = new Rows(IntStream.range(0, TEXTS.size())
            .mapToObj(n -> Row.of(Cell.number(n), Cell.text(TEXTS.get(n))))
            .toList());

    @Test
    void every_text_survives_storing_reopening_optimizing_backing_up_and_repairing(@TempDir Path root)
            throws IOException {
        try (Arm arm = Arm.open(root)) {
            arm.run("CREATE TABLE t(n INT PRIMARY KEY, v VARCHAR)");
            for (int n = 0; n < TEXTS.size(); n++) {
                assertThat(arm.run("INSERT INTO t VALUES(" + n + ", " + literal(TEXTS.get(n)) + ")"))
                        .isEqualTo(Done.affecting(1));
            }
            assertThat(arm.ask(ALL)).isEqualTo(EXPECTED);

            assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.ask(ALL)).isEqualTo(EXPECTED);
            assertThat(arm.ask(Operation.optimize())).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.ask(ALL)).isEqualTo(EXPECTED);
            assertThat(arm.ask(Operation.backup(ALL))).isEqualTo(EXPECTED);
            assertThat(arm.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.ask(ALL)).isEqualTo(EXPECTED);
        }
    }

    @Test
    void a_quoted_brace_and_question_mark_are_text(@TempDir Path root) throws IOException {
        try (Arm arm = Arm.open(root)) {
            assertThat(arm.read("'{fn now()} ? {d ''1''}'", "FROM DUAL"))
                    .isEqualTo(new Rows(List.of(Row.of(Cell.text("{fn now()} ? {d '1'}")))));
        }
    }

    private static String literal(String text) {
        StringBuilder literal = new StringBuilder("U&'");
        for (char unit : text.toCharArray()) {
            literal.append(String.format(Locale.ROOT, "\\%04x", (int) unit));
        }
        return literal.append('\'').toString();
    }
}
