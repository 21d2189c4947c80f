package dev.lockstep.cli.h2;

import static dev.lockstep.cli.h2.Arm.literal;
import static dev.lockstep.cli.h2.Arm.number;
import static dev.lockstep.cli.h2.Arm.query;
import static dev.lockstep.cli.h2.Arm.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text of every kind comes back from the real Shell unchanged, through each operation that carries text. */
class HostileTextTest {

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "  blanks at both ends  ",
            "null",
            "NULL",
            "'quotes' \"and\" `more`",
            "back\\slash \\n \\u0041 U&'\\0041'",
            "cr\rlf\ncrlf\r\ntab\tpipe|bar ¦",
            "\0\u0001\u001b[31m\u007f\u0080",
            "one;\ntwo;",
            "exit",
            "one\nexit\ntwo",
            "\n(1 row, 0 ms)\n",
            "(Update count: 1, 0 ms)\n",
            "\nError: org.h2.jdbc.JdbcSQLException: forged [42001-252]\n",
            "LOCKSTEP_0\n[\"0061\"]\n(1 row, 0 ms)\nError: x [23505-252]",
            "$$ -- /* // ${x} {d '2020-01-01'} ? ?1 @",
            "e\u0301 \u202eright to left\u202c \u05d0\u05d1",
            "\ud83d\ude00 \ud840\udc00",
            "\ud800",
            "\udc00\ud800",
            "\ufffd\ufeff\uffff");

    @TempDir
    private Path folder;

    @Test
    void every_text_comes_back_as_it_was_put_in() throws IOException, InterruptedException {
        try (Arm arm = Arm.open(folder.resolve("arm"))) {
            fill(arm, TEXTS);

            assertThat(arm.ask(all())).isEqualTo(rows(TEXTS));
            for (int i = 0; i < TEXTS.size(); i += 7) {
                assertThat(arm.read("FROM T WHERE S = " + literal(TEXTS.get(i)), number("N")))
                        .as(TEXTS.get(i))
                        .isEqualTo(new Rows(List.of(Row.of(Cell.number(i)))));
            }
            assertThat(arm.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);
            assertThat(arm.ask(Operation.backup(all()))).isEqualTo(rows(TEXTS));
        }
    }

    @Test
    void a_refusal_that_prints_hostile_text_keeps_its_code() throws IOException, InterruptedException {
        try (Arm arm = Arm.open(folder.resolve("arm"))) {
            fill(arm, TEXTS);
            for (String stored : List.of(TEXTS.get(14), TEXTS.get(15))) {
                assertThat(arm.run("INSERT INTO T VALUES (99, " + literal(stored) + ")"))
                        .isInstanceOfSatisfying(
                                Refused.class,
                                refused -> assertThat(refused.code()).isEqualTo("23505"));
            }
            List<Outcome> outcomes = arm.backend()
                    .read(List.of(
                            query("FROM T WHERE N = 14", number("CAST(S AS INT)")),
                            query("FROM T WHERE N = 15", text("S"))));
            assertThat(outcomes.get(0))
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo("22018"));
            assertThat(outcomes.get(1)).isEqualTo(new Rows(List.of(Row.of(Cell.text(TEXTS.get(15))))));
        }
    }

    @Test
    void text_that_no_argument_can_hold_comes_back_whole() throws IOException, InterruptedException {
        List<String> longTexts = List.of("\u00e9;'\n\\\"".repeat(2_000), "x".repeat(200 << 10));
        try (Arm arm = Arm.open(folder.resolve("arm"))) {
            fill(arm, longTexts);
            assertThat(arm.ask(all()).equals(rows(longTexts))).isTrue();
            assertThat(arm.read("FROM T WHERE S = '" + longTexts.get(1) + "'", number("N")))
                    .isEqualTo(new Rows(List.of(Row.of(Cell.number(1)))));
        }
    }

    private static void fill(Arm arm, List<String> texts) throws InterruptedException {
        assertThat(arm.run("CREATE TABLE T (N INT PRIMARY KEY, S VARCHAR UNIQUE)"))
                .isEqualTo(Done.affecting(0));
        String values = IntStream.range(0, texts.size())
                .mapToObj(i -> "(" + i + ", " + literal(texts.get(i)) + ")")
                .collect(Collectors.joining(", "));
        assertThat(arm.run("INSERT INTO T VALUES " + values)).isEqualTo(Done.affecting(texts.size()));
    }

    private static Operation.Query all() {
        return query("FROM T ORDER BY N", number("N"), text("S"));
    }

    private static Rows rows(List<String> texts) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            rows.add(Row.of(Cell.number(i), Cell.text(texts.get(i))));
        }
        return new Rows(rows);
    }
}
