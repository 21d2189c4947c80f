package dev.lockstep.backend.jdbc;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.SessionAction;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The named sessions of one arm: further connections to its database, each opened by its first use. */
public final class NamedSessions {

    private final Opening opening;
    private final SortedMap<String, JdbcSession> sessions = new TreeMap<>();

    /** Opens one more connection to the database. */
    @FunctionalInterface
    public interface Opening {
        /** Returns the connection, which commits each statement by itself. */
        JdbcSession open() throws SQLException;
    }

    public NamedSessions(Opening opening) {
        this.opening = opening;
    }

    /**
     * Does an operation in its session.
     *
     * @param asking asks a session, so that the arm knows which of its connections is in use
     * @throws SQLException if the session cannot be opened
     */
    public Outcome ask(Operation.InSession asked, BiFunction<JdbcSession, Operation, Outcome> asking)
            throws SQLException {
        return asking.apply(of(asked.session()), asked.operation());
    }

    /**
     * Changes a session. The close of a session that is not open does nothing.
     *
     * @throws SQLException if the session cannot be opened or closed
     */
    public Outcome control(Operation.Control control) throws SQLException {
        if (!(control.action() instanceof SessionAction.Close)) {
            return of(control.session()).control(control.action());
        }
        JdbcSession closed = sessions.remove(control.session());
        if (closed != null) {
            closed.close();
        }
        return Done.UNCOUNTED;
    }

    private JdbcSession of(String name) throws SQLException {
        JdbcSession open = sessions.get(name);
        if (open == null) {
            open = opening.open();
            sessions.put(name, open);
        }
        return open;
    }

    /**
     * Closes all sessions; a transaction in one of them is rolled back.
     *
     * @throws SQLException the first one, after every session was asked to close
     */
    public void close() throws SQLException {
        List<SQLException> failures = new ArrayList<>();
        for (JdbcSession session : abandon()) {
            try {
                session.close();
            } catch (SQLException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    /** Forgets all sessions without closing them, and returns them: their database is gone, or does not answer. */
    public List<JdbcSession> abandon() {
        List<JdbcSession> forgotten = List.copyOf(sessions.values());
        sessions.clear();
        return forgotten;
    }
}
