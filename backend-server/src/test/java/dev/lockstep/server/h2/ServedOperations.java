package dev.lockstep.server.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.server.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operations that the arm offers, with any launcher of its server. */
abstract class ServedOperations {

    private static final Operation.Query EVERYTHING = Arm.query("slug, name, age", "FROM Person ORDER BY slug");

    private static final Rows TWO_PERSONS = new Rows(List.of(
            Row.of(Cell.text("p1"), Cell.text("Ada\u0000\ud83d\ude00 'x' \\ \r\n;"), Cell.number(36)),
            Row.of(Cell.text("p2"), Cell.text(""), Cell.NULL)));

    @TempDir
    private Path root;

    private Arm arm;

    abstract Launcher launcher();

    @BeforeEach
    void two_persons_are_stored() throws IOException {
        arm = Arm.open(root.resolve("arm"), launcher());
        assertThat(arm.run("CREATE TABLE Person(slug VARCHAR PRIMARY KEY, name VARCHAR NOT NULL, age INT)"))
                .isEqualTo(Done.affecting(0));
        assertThat(arm.run("INSERT INTO Person VALUES"
                        + "('p1', U&'Ada\\0000\\+01f600 ''x'' \\\\ \\000d\\000a\\003b', 36), ('p2', '', NULL)"))
                .isEqualTo(Done.affecting(2));
    }

    @AfterEach
    void closing_the_arm_releases_the_store() {
        arm.close();
    }

    @Test
    void a_query_answers_with_typed_rows_in_order() {
        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
    }

    @Test
    void a_long_text_comes_back_whole() {
        assertThat(arm.run("INSERT INTO Person VALUES ('p3', REPEAT('x', 300000), 1)"))
                .isEqualTo(Done.affecting(1));
        assertThat(arm.ask(Arm.query("name", "FROM Person WHERE slug = 'p3'")))
                .isEqualTo(new Rows(List.of(Row.of(Cell.text("x".repeat(300_000))))));
    }

    @Test
    void a_trigger_in_java_source_is_compiled_against_the_engine() {
        assertThat(arm.run("CREATE TRIGGER counted AFTER INSERT ON Person FOR EACH ROW AS "
                        + "'import org.h2.api.Trigger; @CODE Trigger create() { return new Trigger() { public void fire("
                        + "java.sql.Connection c, Object[] o, Object[] n) { } }; }'"))
                .isEqualTo(Done.affecting(0));
    }

    /** The remaining rows wait in a file of the server, in a folder that a restarted container mounts again. */
    @Test
    void more_rows_than_the_server_keeps_in_memory_come_back_in_order_after_a_restart_too() {
        assertThat(arm.ask(Operation.restart())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.ask(Arm.query("x", "FROM SYSTEM_RANGE(1, 50000) ORDER BY x")))
                .isEqualTo(new Rows(LongStream.rangeClosed(1, 50_000)
                        .mapToObj(x -> Row.of(Cell.number(x)))
                        .toList()));
    }

    @Test
    void a_refusal_carries_its_class_and_code() {
        assertThat(arm.run("INSERT INTO Person VALUES ('p1', 'again', 1)"))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(List.of(refused.refusal(), refused.code()))
                                .containsExactly("DUPLICATE", "23505"));
    }

    @Test
    void a_reopen_shows_the_lock_free_and_keeps_the_data() {
        long before = arm.folder().proofs();
        assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.folder().proofs()).isEqualTo(before + 1);
        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
    }

    @Test
    void each_observation_has_a_younger_session_of_its_own() throws Exception {
        Operation.Query session = Arm.query("SESSION_ID()", "");
        List<Outcome> first = arm.backend().observe(Channel.YOUNGER, List.of(session, session));
        List<Outcome> second = arm.backend().observe(Channel.YOUNGER, List.of(session));
        assertThat(first.get(0)).isInstanceOf(Rows.class).isEqualTo(first.get(1));
        assertThat(arm.ask(session)).isNotEqualTo(first.get(0));
        assertThat(second.get(0)).isInstanceOf(Rows.class);
        assertThat(arm.ask(Operation.reopen())).isEqualTo(Done.UNCOUNTED);
    }

    @Test
    void an_optimize_keeps_the_data() {
        assertThat(arm.ask(Operation.optimize())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
    }

    @Test
    void a_restart_keeps_the_data() {
        assertThat(arm.ask(Operation.restart())).isEqualTo(Done.UNCOUNTED);
        assertThat(arm.ask(EVERYTHING)).isEqualTo(TWO_PERSONS);
        assertThat(arm.run("UPDATE Person SET age = 1")).isEqualTo(Done.affecting(2));
    }

    @Test
    void a_backup_is_opened_in_a_new_folder_each_time() {
        assertThat(arm.ask(Operation.backup(EVERYTHING))).isEqualTo(TWO_PERSONS);
        assertThat(arm.run("DELETE FROM Person WHERE slug = 'p2'")).isEqualTo(Done.affecting(1));
        assertThat(arm.ask(Operation.backup(EVERYTHING)))
                .isEqualTo(new Rows(TWO_PERSONS.rows().subList(0, 1)));
    }

    @Test
    void a_repair_is_declared_unsupported() {
        assertThat(new H2ServerProvider().support(OperationKind.REPAIR).level()).isEqualTo(Support.Level.UNSUPPORTED);
    }
}
