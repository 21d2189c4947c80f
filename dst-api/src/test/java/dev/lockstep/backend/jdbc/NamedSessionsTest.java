package dev.lockstep.backend.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.SessionAction;
import dev.lockstep.op.Transacted;
import dev.lockstep.system.SystemUnderTest;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Named sessions over a driver that writes down each call, with the number of its connection. */
class NamedSessionsTest {

    private static final SystemUnderTest SYSTEM =
            new SystemUnderTest("mine", "My Own", List.of(), "1.0", "sql", Set.of(), Map.of("7", "DUPLICATE"));

    private final List<String> calls = new ArrayList<>();
    private final NamedSessions sessions = new NamedSessions(() -> new JdbcSession(connect(), SYSTEM));
    private int connections;

    @Test
    void a_session_is_opened_by_its_first_use_and_stays_the_same() throws Exception {
        ask("a", "one");
        ask("b", "two");
        ask("a", "three");

        assertThat(calls).containsExactly("1 one", "2 two", "1 three");
    }

    @Test
    void a_transaction_ends_the_mode_that_commits_each_statement_until_it_is_over() throws Exception {
        control("a", new SessionAction.Begin());
        ask("a", "one");
        control("a", new SessionAction.Commit());
        control("a", new SessionAction.Begin());
        control("a", new SessionAction.Rollback());

        assertThat(calls)
                .containsExactly(
                        "1 setAutoCommit false",
                        "1 one",
                        "1 commit",
                        "1 setAutoCommit true",
                        "1 setAutoCommit false",
                        "1 rollback",
                        "1 setAutoCommit true");
    }

    @Test
    void savepoints_and_isolation_reach_the_connection() throws Exception {
        control("a", new SessionAction.Savepoint("s1"));
        control("a", new SessionAction.RollbackTo("s1"));
        control("a", new SessionAction.Isolate(SessionAction.Isolation.SERIALIZABLE));
        control("a", new SessionAction.ReadOnly(true));

        assertThat(calls)
                .containsExactly(
                        "1 SAVEPOINT s1",
                        "1 ROLLBACK TO SAVEPOINT s1",
                        "1 setTransactionIsolation 8",
                        "1 setReadOnly true");
    }

    @Test
    void a_closed_session_is_another_connection_when_it_is_used_again() throws Exception {
        ask("a", "one");
        control("a", new SessionAction.Close());
        control("b", new SessionAction.Close());
        ask("a", "two");

        assertThat(calls).containsExactly("1 one", "1 close", "2 two");
    }

    @Test
    void every_session_is_closed_even_if_one_cannot_be() throws Exception {
        ask("a", "one");
        ask("stuck", "two");
        ask("z", "three");
        calls.clear();
        failing = "2 close";

        assertThatExceptionOfType(SQLException.class).isThrownBy(sessions::close);
        assertThat(calls).containsExactly("1 close", "2 close", "3 close");
    }

    @Test
    void a_transaction_goes_on_after_a_refusal_and_answers_for_each_operation() throws Exception {
        failing = "1 two";
        Outcome answer = new JdbcSession(connect(), SYSTEM)
                .transaction(Operation.rolledBack(
                        Operation.mutate("one"), Operation.mutate("two"), Operation.mutate("three")));

        assertThat(answer)
                .isEqualTo(new Rows(
                        List.of(Transacted.affected(1), Transacted.refused("DUPLICATE"), Transacted.affected(1))));
        assertThat(calls)
                .containsExactly(
                        "1 setAutoCommit false", "1 one", "1 two", "1 three", "1 rollback", "1 setAutoCommit true");
    }

    @Test
    void a_commit_that_is_refused_is_the_answer_and_is_undone() throws Exception {
        failing = "1 commit";
        Outcome answer = new JdbcSession(connect(), SYSTEM).transaction(Operation.committed(Operation.mutate("one")));

        assertThat(answer).isInstanceOf(Refused.class);
        assertThat(calls)
                .containsExactly("1 setAutoCommit false", "1 one", "1 commit", "1 rollback", "1 setAutoCommit true");
    }

    private String failing = "";

    private void ask(String session, String text) throws SQLException {
        Outcome outcome = sessions.ask(Operation.inSession(session, Operation.mutate(text)), JdbcSession::apply);
        assertThat(outcome).isEqualTo(Done.affecting(1));
    }

    private void control(String session, SessionAction action) throws SQLException {
        assertThat(sessions.control(Operation.control(session, action))).isEqualTo(Done.UNCOUNTED);
    }

    private Object call(int connection, String name, Object[] arguments) throws SQLException {
        String call = connection + " " + name + (arguments == null ? "" : " " + arguments[0]);
        calls.add(call);
        if (call.equals(failing)) {
            throw new SQLException("no", "X", 7);
        }
        return null;
    }

    private Connection connect() {
        int number = ++connections;
        return proxy(
                Connection.class,
                (method, arguments) -> method.equals("createStatement")
                        ? proxy(Statement.class, (inner, texts) -> statement(number, inner, texts))
                        : call(number, method, arguments));
    }

    private Object statement(int number, String method, Object[] texts) throws SQLException {
        return switch (method) {
            case "execute" -> {
                call(number, (String) texts[0], null);
                yield false;
            }
            case "getLargeUpdateCount" -> 1L;
            default -> null;
        };
    }

    /** A call by the name of its method. */
    @FunctionalInterface
    private interface Answering {
        Object answer(String method, Object[] arguments) throws SQLException;
    }

    private static <T> T proxy(Class<T> type, Answering answering) {
        return type.cast(Proxy.newProxyInstance(
                NamedSessionsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answering.answer(method.getName(), arguments)));
    }
}
