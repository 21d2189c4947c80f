package dev.lockstep.embedded.h2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.Row;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Transacted;
import dev.lockstep.op.ValueKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class H2SessionsTest {

    private static final Operation.Query AMOUNTS =
            Operation.orderedQuery("SELECT", List.of(Column.number("v")), "FROM t ORDER BY id");

    @TempDir
    private Path root;

    private Arm arm;

    @BeforeEach
    void two_rows_are_stored() throws IOException {
        arm = Arm.open(root.resolve("arm"));
        arm.run("SET DEFAULT_LOCK_TIMEOUT 10");
        arm.run("CREATE TABLE t(id INT PRIMARY KEY, v INT)");
        arm.run("INSERT INTO t VALUES (1, 1), (2, 2)");
    }

    @AfterEach
    void closing_the_arm_closes_its_sessions() {
        arm.close();
    }

    @Test
    void a_session_sees_its_own_change_and_no_other_does_before_its_commit() {
        does("a", new SessionAction.Begin());
        runs("a", "UPDATE t SET v = 10 WHERE id = 1");

        assertThat(reads("a")).isEqualTo(amounts(10, 2));
        assertThat(reads("b")).isEqualTo(amounts(1, 2));
        assertThat(arm.ask(AMOUNTS)).isEqualTo(amounts(1, 2));

        does("a", new SessionAction.Commit());
        assertThat(reads("b")).isEqualTo(amounts(10, 2));
    }

    @Test
    void a_savepoint_is_gone_back_to_and_one_that_is_not_there_is_refused() {
        does("a", new SessionAction.Begin());
        runs("a", "UPDATE t SET v = 10 WHERE id = 1");
        does("a", new SessionAction.Savepoint("s1"));
        runs("a", "UPDATE t SET v = 20 WHERE id = 2");
        does("a", new SessionAction.RollbackTo("s1"));

        assertThat(reads("a")).isEqualTo(amounts(10, 2));
        assertThat(does("a", new SessionAction.RollbackTo("s2")))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("NOT_FOUND"));
    }

    @Test
    void a_session_that_waits_for_another_is_refused_with_a_class_of_its_own() {
        does("a", new SessionAction.Begin());
        runs("a", "UPDATE t SET v = 10 WHERE id = 1");

        assertThat(runs("b", "UPDATE t SET v = 11 WHERE id = 1"))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.refusal()).isEqualTo("LOCK_TIMEOUT"));
    }

    @Test
    void a_session_that_closes_in_a_transaction_has_done_nothing() {
        does("a", new SessionAction.Begin());
        runs("a", "UPDATE t SET v = 10 WHERE id = 1");
        does("a", new SessionAction.Close());

        assertThat(arm.ask(AMOUNTS)).isEqualTo(amounts(1, 2));
    }

    @Test
    void maintenance_ends_every_session_with_what_it_has_not_committed() {
        for (Operation maintenance : List.of(Operation.reopen(), Operation.optimize(), Operation.repair())) {
            does("a", new SessionAction.Begin());
            runs("a", "UPDATE t SET v = 10 WHERE id = 1");

            assertThat(arm.ask(maintenance)).isEqualTo(Done.UNCOUNTED);
            assertThat(reads("a")).isEqualTo(amounts(1, 2));
        }
    }

    @Test
    void a_transaction_is_done_or_undone_as_a_whole_and_answers_for_each_part() {
        Operation raise = Operation.mutate("UPDATE t SET v = v + 1");
        Operation duplicate = Operation.mutate("INSERT INTO t VALUES (1, 1)");

        assertThat(arm.ask(Operation.committed(raise, duplicate, AMOUNTS)))
                .isEqualTo(new Rows(List.of(
                        Transacted.affected(2),
                        Transacted.refused("DUPLICATE"),
                        Transacted.returned(amounts(2, 3).rows(), true))));
        arm.ask(Operation.rolledBack(raise));
        assertThat(arm.ask(AMOUNTS)).isEqualTo(amounts(2, 3));
    }

    @Test
    void a_deadlock_of_a_query_undoes_nothing() {
        does("a", new SessionAction.Isolate(SessionAction.Isolation.SERIALIZABLE));
        does("a", new SessionAction.Begin());
        runs("a", "UPDATE t SET v = 20 WHERE id = 2");
        arm.run("UPDATE t SET v = 10 WHERE id = 1");

        Outcome refused = arm.ask(Operation.inSession(
                "a", Operation.orderedQuery("SELECT", List.of(Column.number("v")), "FROM t WHERE id = 1 FOR UPDATE")));
        assertThat(refused).isInstanceOfSatisfying(Refused.class, deadlock -> {
            assertThat(deadlock.refusal()).isEqualTo("DEADLOCK");
            assertThat(deadlock.message()).contains("The current transaction was rolled back");
        });
        assertThat(reads("a")).isEqualTo(amounts(1, 20));
    }

    @Test
    void a_second_session_is_allowed_what_the_first_was_after_that_one_was_closed() {
        runs("a", "CREATE TABLE item(id INT PRIMARY KEY, colour VARCHAR CHECK (colour IN ('red', 'blue')))");
        does("a", new SessionAction.Close());

        assertThat(runs("b", "INSERT INTO item VALUES (2, 'blue')")).isEqualTo(Done.affecting(1));
    }

    @Test
    void a_transaction_sees_its_own_change_through_a_query_that_it_has_asked_before() {
        Operation.Query exists = Operation.orderedQuery(
                "SELECT",
                List.of(new Column(
                        "found",
                        ValueKind.BOOLEAN,
                        "EXISTS (SELECT 1 FROM t JOIN t other ON other.id = t.id + 1 WHERE t.v = 10)")),
                "");
        does("a", new SessionAction.Begin());

        assertThat(arm.ask(Operation.inSession("a", exists))).isEqualTo(new Rows(List.of(Row.of(Cell.bool(false)))));
        runs("a", "UPDATE t SET v = 10 WHERE id = 1");
        assertThat(arm.ask(Operation.inSession("a", exists))).isEqualTo(new Rows(List.of(Row.of(Cell.bool(true)))));
    }

    private Outcome does(String session, SessionAction action) {
        return arm.ask(Operation.control(session, action));
    }

    private Outcome runs(String session, String text) {
        return arm.ask(Operation.inSession(session, Operation.mutate(text)));
    }

    private Outcome reads(String session) {
        return arm.ask(Operation.inSession(session, AMOUNTS));
    }

    private static Rows amounts(long... amounts) {
        return new Rows(Arrays.stream(amounts)
                .mapToObj(amount -> Row.of(Cell.number(amount)))
                .toList());
    }
}
