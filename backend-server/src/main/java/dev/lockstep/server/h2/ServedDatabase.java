package dev.lockstep.server.h2;

import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.SqlFailure;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.RunningServer.ToolExit;
import dev.lockstep.server.Served;
import dev.lockstep.server.ServerFailedException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * One database of one server, and what is done with it. A connection that is lost ends the operation that was under way, in
 * doubt where it may have changed something; the next operation connects anew. Nothing is ever asked twice.
 */
final class ServedDatabase implements Served {

    /** What every statement says of a database that it has just shut down. Expected of SHUTDOWN, and of nothing else. */
    private static final String SHUT_DOWN = "90121";

    private static final String COPY = "copy";

    private final RunningServer server;
    private final H2Client client;
    private final StoreLock lock;
    private final Duration limit;
    private Optional<JdbcSession> session = Optional.empty();

    /** @param limit how long the server may be silent */
    ServedDatabase(RunningServer server, H2Client client, ArmFolder folder, Duration limit) {
        this.server = server;
        this.client = client;
        this.lock = new StoreLock(server, folder, limit);
        this.limit = limit;
    }

    /** Connects, unless there is a connection. */
    JdbcSession session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(client.open(server.address(), H2Client.DATABASE, limit));
        }
        return session.get();
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        long start = System.nanoTime();
        Outcome outcome = connectAndAsk(operation);
        if (!(outcome instanceof Broken broken)) {
            return outcome;
        }
        disconnect();
        boolean silent = System.nanoTime() - start >= limit.toNanos();
        return broken.cause() == Broken.Cause.DIED && silent ? timedOut(broken) : broken;
    }

    /** H2's driver gives up a connection that is silent for too long, and says no more than that it is broken. */
    private Broken timedOut(Broken broken) {
        return new Broken(
                Broken.Cause.TIMED_OUT,
                "the server was silent for " + limit.toMillis() + " ms: " + broken.detail(),
                broken.inDoubt(),
                broken.evidence());
    }

    @Override
    public void close() {
        disconnect();
        client.close();
    }

    /** Lets go of the connection. What the driver says about it tells nothing about any operation. */
    private void disconnect() {
        Optional<JdbcSession> last = session;
        session = Optional.empty();
        last.ifPresent(connected -> {
            try {
                connected.close();
            } catch (SQLException ended) {
                // It was lost already.
            }
        });
    }

    private Outcome connectAndAsk(Operation operation) throws InterruptedException {
        JdbcSession connected;
        try {
            connected = session();
        } catch (SQLException e) {
            return new Broken(
                    Broken.Cause.DIED,
                    "the server could not be reached (" + SqlFailure.codeOf(e) + ")",
                    false,
                    Map.of("message", String.valueOf(e.getMessage())));
        }
        try {
            return ask(connected, operation);
        } catch (SQLException e) {
            return SqlFailure.outcome(client.system(), e, true);
        } catch (ServerFailedException e) {
            return new Broken(Broken.Cause.DIED, e.getMessage(), true, Map.of());
        } catch (IOException e) {
            return new Broken(
                    Broken.Cause.DIED,
                    "the server's place could not be worked in",
                    true,
                    Map.of("error", e.toString()));
        }
    }

    private Outcome ask(JdbcSession connected, Operation operation)
            throws SQLException, ServerFailedException, IOException, InterruptedException {
        return switch (operation.kind()) {
            case LOAD -> new Outcome.Unsupported(H2ServerProvider.NO_LOAD);
            case MUTATE -> connected.mutate(((Operation.Mutate) operation).text());
            case QUERY -> connected.query((Operation.Query) operation);
            case OPTIMIZE -> optimize(connected);
            case REPAIR -> new Outcome.Unsupported(H2ServerProvider.NO_REPAIR);
            case REOPEN -> reopen(connected);
            case CALL -> throw new IllegalArgumentException("not an operation of this arm: " + operation);
            case RESTART -> restart();
            case BACKUP -> backup(connected, ((Operation.Backup) operation).content());
        };
    }

    private Outcome optimize(JdbcSession connected) throws SQLException, IOException, InterruptedException {
        Outcome analysed = connected.mutate("ANALYZE");
        if (!(analysed instanceof Done)) {
            return analysed;
        }
        Outcome shutDown = connected.mutate("SHUTDOWN COMPACT");
        if (!(shutDown instanceof Done) && !isShutDown(shutDown)) {
            return shutDown;
        }
        disconnect();
        return openAgain("SHUTDOWN COMPACT");
    }

    private static boolean isShutDown(Outcome outcome) {
        return outcome instanceof Broken broken
                && SHUT_DOWN.equals(broken.evidence().get("code"));
    }

    /** A clean close is part of the operation: one that fails is a lost connection, not a reopen. */
    private Outcome reopen(JdbcSession connected) throws SQLException, IOException, InterruptedException {
        session = Optional.empty();
        connected.close();
        return openAgain("closing every connection");
    }

    private Outcome openAgain(String after) throws SQLException, IOException, InterruptedException {
        boolean free = lock.proveFree();
        session();
        return free ? Done.UNCOUNTED : Broken.of(Broken.Cause.UNPROVEN, "the store is still locked after " + after);
    }

    /** The server is stopped under its clients, as an administrator would. */
    private Outcome restart() throws SQLException, ServerFailedException, InterruptedException {
        server.restart(limit.dividedBy(2));
        disconnect();
        session();
        return Done.UNCOUNTED;
    }

    private Outcome backup(JdbcSession connected, Operation.Query content)
            throws SQLException, IOException, InterruptedException {
        String folder = server.place().data();
        String zip = folder + "/backup.zip";
        Outcome written = connected.mutate("BACKUP TO '" + zip.replace("'", "''") + "'");
        if (!(written instanceof Done)) {
            return written;
        }
        ToolExit restored = server.run(H2Program.restore(zip, folder + "/" + COPY), limit);
        if (restored.code() != 0) {
            return new Broken(
                    Broken.Cause.GARBAGE,
                    "the backup could not be restored",
                    false,
                    Map.of("exit code", Integer.toString(restored.code()), "output", restored.output()));
        }
        try (JdbcSession elsewhere = client.open(server.address(), COPY + "/" + H2Client.DATABASE, limit)) {
            return elsewhere.query(content);
        }
    }
}
