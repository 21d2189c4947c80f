package dev.lockstep.cli.h2;

import static dev.lockstep.cli.h2.Arm.lexical;
import static dev.lockstep.cli.h2.Arm.number;
import static dev.lockstep.cli.h2.Arm.query;
import static dev.lockstep.cli.h2.Arm.text;
import static dev.lockstep.cli.h2.Arm.truth;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Broken.Cause;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each operation on the real Shell and tools. */
class H2OperationsTest {

    private static final Rows TWO_PEOPLE =
            new Rows(List.of(Row.of(Cell.text("ann"), Cell.number(41)), Row.of(Cell.text("bob"), Cell.NULL)));

    @TempDir
    private Path folder;

    private Arm arm;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        arm = Arm.open(folder.resolve("arm"));
        assertThat(arm.run("CREATE TABLE P (K VARCHAR PRIMARY KEY, AGE INT CHECK (AGE >= 0))"))
                .isEqualTo(Done.affecting(0));
        assertThat(arm.run("INSERT INTO P VALUES ('bob', NULL), ('ann', 41)")).isEqualTo(Done.affecting(2));
    }

    @AfterEach
    void close() {
        arm.close();
    }

    @Test
    void a_query_answers_with_its_rows() throws InterruptedException {
        assertThat(people()).isEqualTo(TWO_PEOPLE);
    }

    @Test
    void a_query_that_finds_nothing_answers_with_no_rows() throws InterruptedException {
        assertThat(arm.read("FROM P WHERE FALSE", text("K"))).isEqualTo(new Rows(List.of()));
    }

    @Test
    void values_keep_their_kind_and_every_digit() throws InterruptedException {
        assertThat(arm.read(
                        "",
                        number("CAST(9223372036854775807 AS BIGINT)"),
                        number("CAST(1.50 AS NUMERIC(20, 4))"),
                        number("CAST(0.1 AS DOUBLE PRECISION)"),
                        truth("1 = 1"),
                        truth("CAST(NULL AS BOOLEAN)"),
                        text("'null'"),
                        text("''")))
                .isEqualTo(new Rows(List.of(Row.of(
                        Cell.number(Long.MAX_VALUE),
                        Cell.number(new BigDecimal("1.5")),
                        Cell.number(new BigDecimal("0.1")),
                        Cell.bool(true),
                        Cell.NULL,
                        Cell.text("null"),
                        Cell.text("")))));
    }

    @Test
    void typed_lexicals_carry_the_name_that_the_driver_gives_their_type() throws InterruptedException {
        assertThat(arm.read(
                        "FROM P WHERE K = 'ann'",
                        number("AGE"),
                        lexical("DATE '2020-01-02'"),
                        lexical("TIMESTAMP WITH TIME ZONE '2020-01-02 03:04:05.1+02:00'"),
                        lexical("CAST(NULL AS TIME)")))
                .isEqualTo(new Rows(List.of(Row.of(
                        Cell.number(41),
                        Cell.lexical("DATE", "2020-01-02"),
                        Cell.lexical("TIMESTAMP WITH TIME ZONE", "2020-01-02 03:04:05.1+02"),
                        Cell.NULL))));
    }

    @Test
    void a_type_without_a_faithful_lexical_form_is_garbage_and_not_a_guess() throws InterruptedException {
        assertThat(arm.read("", lexical("INTERVAL '1' DAY"))).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.GARBAGE);
            assertThat(broken.detail()).contains("INTERVAL");
        });
    }

    @Test
    void many_queries_are_answered_in_their_order_by_one_process() throws InterruptedException {
        assertThat(arm.backend()
                        .read(List.of(
                                query("FROM P ORDER BY K", text("K"), number("AGE")),
                                query("FROM P WHERE FALSE", lexical("CURRENT_DATE")),
                                query("FROM P", number("COUNT(*)")))))
                .containsExactly(TWO_PEOPLE, new Rows(List.of()), new Rows(List.of(Row.of(Cell.number(2)))));
    }

    @Test
    void a_refused_query_among_others_leaves_the_others_their_answers() throws InterruptedException {
        List<Outcome> outcomes = arm.backend()
                .read(List.of(
                        query("FROM P ORDER BY K", text("K"), number("AGE")),
                        query("FROM NOWHERE", text("K")),
                        query("FROM P", number("COUNT(*)")),
                        query("FROM P", text("NOTHING"))));

        assertThat(outcomes.get(0)).isEqualTo(TWO_PEOPLE);
        assertRefused(outcomes.get(1), "NOT_FOUND", "42102");
        assertThat(outcomes.get(2)).isEqualTo(new Rows(List.of(Row.of(Cell.number(2)))));
        assertRefused(outcomes.get(3), "NOT_FOUND", "42122");
    }

    @Test
    void refusals_carry_their_class_and_code() throws InterruptedException {
        assertRefused(arm.run("INSERT INTO P VALUES ('ann', 1)"), "DUPLICATE", "23505");
        assertRefused(arm.run("INSERT INTO P VALUES ('eve', -1)"), "CHECK", "23513");
        assertRefused(arm.run("INSERT INTO NOWHERE VALUES (1)"), "NOT_FOUND", "42102");
        assertRefused(arm.run("INSRT INTO P VALUES (1)"), "SYNTAX", "42001");
        assertRefused(arm.run("INSERT INTO P VALUES ('open"), "SYNTAX", "42000");
        assertRefused(arm.read("", lexical("DATE 'x'")), "CONVERSION", "22007");
        assertRefused(arm.read("FROM P", lexical("NOTHING")), "NOT_FOUND", "42122");
        assertThat(people()).isEqualTo(TWO_PEOPLE);
    }

    @Test
    void a_batch_with_a_duplicate_leaves_nothing_behind() throws InterruptedException {
        assertRefused(arm.run("INSERT INTO P VALUES ('eve', 1), ('fay', 2), ('ann', 3)"), "DUPLICATE", "23505");
        assertThat(people()).isEqualTo(TWO_PEOPLE);
    }

    @Test
    void a_statement_that_the_shell_would_change_is_passed_on_as_a_text() throws InterruptedException {
        assertThat(arm.run("INSERT INTO P VALUES ('a;\n\u00e9', 1)")).isEqualTo(Done.affecting(1));
        assertThat(arm.ask(Operation.ask("SELECT k FROM p WHERE age = 1")))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text("a;\n\u00e9")))));
        assertRefused(arm.run("INSRT INTO P\nVALUES (1)"), "SYNTAX", "42001");
    }

    @Test
    void a_mutation_that_answers_with_rows_tells_them() throws InterruptedException {
        assertThat(arm.run("SELECT 1")).isEqualTo(new Rows(List.of(Row.of(Cell.text("1")))));
    }

    @Test
    void optimize_compacts_and_keeps_the_rows() throws InterruptedException {
        assertThat(arm.ask(Operation.optimize())).isEqualTo(Done.UNCOUNTED);
        assertThat(people()).isEqualTo(TWO_PEOPLE);
    }

    @Test
    void repair_puts_a_rebuilt_store_in_place_and_keeps_the_rows() throws IOException, InterruptedException {
        Object before = Files.readAttributes(file(), "unix:ino").get("ino");

        assertThat(arm.ask(Operation.repair())).isEqualTo(Done.UNCOUNTED);

        assertThat(Files.readAttributes(file(), "unix:ino").get("ino")).isNotEqualTo(before);
        assertThat(people()).isEqualTo(TWO_PEOPLE);
        assertRefused(arm.run("INSERT INTO P VALUES ('ann', 1)"), "DUPLICATE", "23505");
        assertThat(arm.folder().scratch()).isEmptyDirectory();
    }

    @Test
    void reopen_proves_that_nothing_holds_the_store() throws InterruptedException {
        long before = arm.folder().proofs();
        assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.folder().proofs()).isEqualTo(before + 1);
    }

    @Test
    void backup_answers_with_the_content_of_the_restored_copy() throws InterruptedException {
        Operation.Query content = query("FROM P ORDER BY K", text("K"), number("AGE"));
        assertThat(arm.ask(Operation.backup(content))).isEqualTo(TWO_PEOPLE);
        assertThat(arm.folder().scratch()).isEmptyDirectory();
    }

    @Test
    void a_store_that_another_process_holds_refuses_as_busy() throws IOException, InterruptedException {
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertRefused(arm.run("DELETE FROM P"), "BUSY", "90020");
            assertRefused(arm.ask(Operation.reopen()), "BUSY", "90020");
        }
        assertThat(people()).isEqualTo(TWO_PEOPLE);
    }

    @Test
    void a_store_that_is_gone_breaks_the_arm_and_is_not_created_again() throws IOException, InterruptedException {
        Files.delete(file());
        assertThat(people()).isInstanceOfSatisfying(Broken.class, broken -> {
            assertThat(broken.cause()).isEqualTo(Cause.DIED);
            assertThat(broken.evidence().get("stderr")).contains("[90146-");
        });
        assertThat(file()).doesNotExist();
    }

    @Test
    void an_arm_does_not_open_on_a_store_that_it_did_not_make() throws IOException {
        Path root = folder.resolve("other");
        ArmFolder other = ArmFolder.create(root);
        Files.copy(file(), H2CliBackend.file(other.data()));
        assertThatThrownBy(() -> new H2CliProvider().open(Arm.context(other)))
                .isInstanceOf(ArmUnavailableException.class)
                .hasMessageContaining("store.mv.db");
    }

    @Test
    void a_closed_arm_starts_nothing_any_more() throws InterruptedException {
        arm.close();
        assertThat(people())
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.cause()).isEqualTo(Cause.DIED));
    }

    private Outcome people() throws InterruptedException {
        return arm.read("FROM P ORDER BY K", text("K"), number("AGE"));
    }

    private Path file() {
        return H2CliBackend.file(arm.folder().data());
    }

    private static void assertRefused(Outcome outcome, String refusal, String code) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.refusal()).isEqualTo(refusal);
            assertThat(refused.code()).isEqualTo(code);
        });
    }
}
