package dev.lockstep.embedded.h2;

import dev.lockstep.backend.DiskStore;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.NamedSessions;
import dev.lockstep.backend.jdbc.RefusalCode;
import dev.lockstep.backend.jdbc.SqlFailure;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.SessionAction;
import dev.lockstep.system.SystemUnderTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/** A database whose files are on a disk of ours. */
final class H2DiskStore extends OperationBackend implements DiskStore {

    /** The code of every statement on a database that it has just shut down. Expected only of SHUTDOWN. */
    private static final int SHUT_DOWN = 90121;

    private final SystemUnderTest system;
    private final Opening opening;
    private final Runnable unmount;
    private final NamedSessions named;
    private Connection connection;
    private JdbcSession session;

    /** Opens one more connection to the database. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }

    H2DiskStore(SystemUnderTest system, Opening opening, Runnable unmount) throws SQLException {
        this.system = system;
        this.opening = opening;
        this.unmount = unmount;
        this.named = new NamedSessions(() -> new JdbcSession(opening.open(), system));
        use(opening.open());
    }

    private void use(Connection opened) {
        connection = opened;
        session = new JdbcSession(opened, system);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) {
        return session.mutate(mutate.text());
    }

    @Override
    protected Outcome query(Operation.Query query) {
        return session.query(query);
    }

    @Override
    protected Outcome ask(Operation.Ask ask) {
        return session.ask(ask);
    }

    @Override
    protected Outcome execute(Operation.Execute execute) {
        return session.execute(execute);
    }

    /** All rows are one transaction. Otherwise each would be durable before the next, and no state could be wrong. */
    @Override
    protected Outcome batch(Operation.Batch batch) {
        Outcome begun = session.control(new SessionAction.Begin());
        if (!(begun instanceof Done)) {
            return begun;
        }
        Outcome answer = session.batch(batch);
        Outcome ended = session.control(new SessionAction.Commit());
        return ended instanceof Done ? answer : ended;
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) {
        return session.shaped(shaped);
    }

    @Override
    protected Outcome inSession(Operation.InSession asked) throws SQLException {
        return named.ask(asked, JdbcSession::apply);
    }

    @Override
    protected Outcome control(Operation.Control control) throws SQLException {
        return named.control(control);
    }

    @Override
    protected Outcome transaction(Operation.Transaction transaction) throws Exception {
        return session.transaction(transaction);
    }

    @Override
    protected Outcome optimize() throws SQLException {
        Outcome analysed = session.mutate("ANALYZE");
        if (!(analysed instanceof Done)) {
            return analysed;
        }
        shutDown("SHUTDOWN COMPACT");
        named.abandon();
        use(opening.open());
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome reopen() throws SQLException {
        closeConnections();
        use(opening.open());
        return Done.UNCOUNTED;
    }

    private void shutDown(String statement) throws SQLException {
        try (Connection last = connection;
                Statement running = last.createStatement()) {
            running.execute(statement);
        } catch (SQLException said) {
            if (said.getErrorCode() != SHUT_DOWN) {
                throw said;
            }
        }
    }

    @Override
    protected Outcome failed(Operation operation, Exception thrown) {
        if (thrown instanceof SQLException refused) {
            return SqlFailure.outcome(system, RefusalCode.VENDOR, refused, true);
        }
        return thrown instanceof IllegalStateException
                ? new Broken(Broken.Cause.DIED, "H2 failed: " + thrown, true, Map.of("error", thrown.toString()))
                : super.failed(operation, thrown);
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return EngineVersion.told(apply(EngineVersion.query("SELECT", "H2VERSION()", "")));
    }

    @Override
    public void abandon() {
        named.abandon();
        try {
            shutDown("SHUTDOWN IMMEDIATELY");
        } catch (SQLException gone) {
            // The disk has failed, and nothing of the store is used again.
            return;
        } finally {
            unmount.run();
        }
    }

    @Override
    public void close() {
        try {
            closeConnections();
        } catch (SQLException e) {
            throw new IllegalStateException("H2 could not close its database: " + e.getMessage(), e);
        } finally {
            unmount.run();
        }
    }

    private void closeConnections() throws SQLException {
        try {
            named.close();
        } finally {
            connection.close();
        }
    }
}
