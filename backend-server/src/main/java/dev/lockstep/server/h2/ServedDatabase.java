package dev.lockstep.server.h2;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.jdbc.JdbcActor;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.NamedSessions;
import dev.lockstep.backend.jdbc.RefusalCode;
import dev.lockstep.backend.jdbc.SqlFailure;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.server.Reconnecting;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.StoreLock;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One database of one server, with its operations. A lost connection breaks the operation in progress; the outcome is
 * in doubt if the operation may have changed something. The next operation connects again. No operation is sent twice.
 */
final class ServedDatabase extends OperationBackend implements Reconnecting {

    /** The code of every statement on a database that it has just shut down. Expected only of SHUTDOWN. */
    private static final String SHUT_DOWN = "90121";

    private static final String COPY = "copy";

    private final String version;
    private final RunningServer server;
    private final H2Client client;
    private final ArmFolder folder;
    private final StoreLock lock;
    private final ServedWays ways;
    private final Duration limit;
    private final Duration toRestart;
    private Optional<JdbcSession> session = Optional.empty();
    private Optional<JdbcSession> older = Optional.empty();
    private Optional<JdbcSession> younger = Optional.empty();
    private final NamedSessions named = new NamedSessions(this::another);

    /**
     * Creates the database's client side.
     *
     * @param version the server's version
     * @param mark the name of the empty database that marks the server
     * @param limit the time for which the server may be silent
     * @param toRestart the time in which the server must have restarted
     */
    ServedDatabase(
            String version,
            RunningServer server,
            H2Client client,
            String mark,
            ArmFolder folder,
            Duration limit,
            Duration toRestart) {
        this.version = version;
        this.server = server;
        this.client = client;
        this.folder = folder;
        this.lock = new StoreLock(server, H2Client.DATABASE + ".mv.db", limit);
        this.ways = new ServedWays(server, client, mark, limit);
        this.limit = limit;
        this.toRestart = toRestart;
    }

    /** Returns the connection, and connects first if there is none. */
    JdbcSession session() throws SQLException {
        if (session.isEmpty()) {
            session = Optional.of(another());
            older = Optional.of(another());
        }
        return session.get();
    }

    private JdbcSession another() throws SQLException {
        folder.transcript().ask("connect " + client.url(server.address(), H2Client.DATABASE, limit));
        return client.open(server.address(), H2Client.DATABASE, limit);
    }

    /** One younger session answers all reads of one observation, because connecting takes longer than a read. */
    @Override
    public List<Outcome> observe(Channel channel, List<Operation.Query> queries) throws InterruptedException {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (Operation.Query query : queries) {
                outcomes.add(asked(query, channel == Channel.OLDER ? this::older : this::younger));
            }
            return outcomes;
        } finally {
            younger.ifPresent(ServedDatabase::closeQuietly);
            younger = Optional.empty();
        }
    }

    private Outcome older(Operation.Query query) {
        return older.orElseThrow().query(query);
    }

    private Outcome younger(Operation.Query query) throws SQLException {
        if (younger.isEmpty()) {
            younger = Optional.of(another());
        }
        return younger.get().query(query);
    }

    @Override
    public Actor actor() throws IOException {
        try {
            return new JdbcActor(another());
        } catch (SQLException e) {
            throw new IOException("one more connection cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void leave() {
        disconnect();
    }

    @Override
    public Outcome apply(Operation operation) throws InterruptedException {
        return asked(operation, super::apply);
    }

    private <O extends Operation> Outcome asked(O operation, Question<O> question) throws InterruptedException {
        long start = System.nanoTime();
        Outcome outcome = connectAndAsk(operation, question);
        if (!(outcome instanceof Broken broken)) {
            return outcome;
        }
        abandonOthers();
        disconnect();
        boolean silent = System.nanoTime() - start >= limit.toNanos();
        return broken.cause() == Broken.Cause.DIED && silent ? timedOut(broken) : broken;
    }

    /**
     * Reports the time-out, because H2's driver gives up a connection that is silent for too long and reports only that
     * it is broken.
     */
    private Broken timedOut(Broken broken) {
        return new Broken(
                Broken.Cause.TIMED_OUT,
                "the server was silent for " + limit.toMillis() + " ms: " + broken.detail(),
                broken.inDoubt(),
                broken.evidence());
    }

    @Override
    public Optional<String> engineVersion() throws InterruptedException {
        return EngineVersion.told(apply(EngineVersion.query("SELECT", "H2VERSION()", "")));
    }

    @Override
    public void close() {
        disconnect();
        client.close();
    }

    @Override
    public void reconnect() {
        abandonOthers();
        disconnect();
    }

    /** Closes the connection. An error while closing says nothing about any operation. */
    private void disconnect() {
        named.abandon().forEach(ServedDatabase::closeQuietly);
        older.ifPresent(ServedDatabase::closeQuietly);
        session.ifPresent(ServedDatabase::closeQuietly);
        older = Optional.empty();
        session = Optional.empty();
    }

    /** Closes the other sessions without waiting: a server that is silent would be silent once more for each. */
    private void abandonOthers() {
        List<JdbcSession> others = new ArrayList<>(named.abandon());
        older.ifPresent(others::add);
        younger.ifPresent(others::add);
        older = Optional.empty();
        younger = Optional.empty();
        Thread closing = new Thread(() -> others.forEach(ServedDatabase::closeQuietly), "closing other sessions");
        closing.setDaemon(true);
        closing.start();
    }

    private static void closeQuietly(JdbcSession connected) {
        try {
            connected.close();
        } catch (SQLException ended) {
            // The connection was already lost.
        }
    }

    /** Asks something over a connection. */
    @FunctionalInterface
    private interface Question<O extends Operation> {
        Outcome answer(O operation) throws SQLException, InterruptedException;
    }

    private <O extends Operation> Outcome connectAndAsk(O operation, Question<O> question) throws InterruptedException {
        try {
            session();
        } catch (SQLException e) {
            return new Broken(
                    Broken.Cause.DIED,
                    "the server could not be reached (" + RefusalCode.VENDOR.of(e) + ")",
                    false,
                    Map.of("message", String.valueOf(e.getMessage())));
        }
        try {
            return question.answer(operation);
        } catch (SQLException e) {
            return failed(operation, e);
        }
    }

    @Override
    protected Outcome failed(Operation operation, Exception thrown) {
        if (thrown instanceof SQLException refused) {
            return SqlFailure.outcome(client.system(), RefusalCode.VENDOR, refused, true);
        }
        return thrown instanceof ServerFailedException
                ? new Broken(Broken.Cause.DIED, thrown.getMessage(), true, Map.of())
                : super.failed(operation, thrown);
    }

    @Override
    protected Outcome mutate(Operation.Mutate mutate) throws SQLException {
        return session().mutate(mutate.text());
    }

    @Override
    protected Outcome query(Operation.Query query) throws SQLException {
        return session().query(query);
    }

    @Override
    protected Outcome ask(Operation.Ask ask) throws SQLException {
        return session().ask(ask);
    }

    @Override
    protected Outcome execute(Operation.Execute execute) throws SQLException {
        return session().execute(execute);
    }

    @Override
    protected Outcome batch(Operation.Batch batch) throws SQLException {
        return session().batch(batch);
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) throws SQLException {
        return session().shaped(shaped);
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
        return session().transaction(transaction);
    }

    @Override
    protected Outcome optimize() throws SQLException, IOException, InterruptedException {
        Outcome analysed = maintaining("ANALYZE");
        if (!(analysed instanceof Done)) {
            return analysed;
        }
        Outcome shutDown = maintaining("SHUTDOWN COMPACT");
        if (!(shutDown instanceof Done) && !isShutDown(shutDown)) {
            return shutDown;
        }
        disconnect();
        return openAgain("SHUTDOWN COMPACT");
    }

    /** Runs a statement that is not the operation's text. */
    private Outcome maintaining(String statement) throws SQLException {
        JdbcSession connected = session();
        folder.transcript().ask(statement);
        return connected.mutate(statement);
    }

    private static boolean isShutDown(Outcome outcome) {
        return outcome instanceof Broken broken
                && SHUT_DOWN.equals(broken.evidence().get("code"));
    }

    /** A clean close is part of the operation: if it fails, the connection is lost and there is no reopen. */
    @Override
    protected Outcome reopen() throws SQLException, IOException, InterruptedException {
        closeConnections();
        return openAgain("closing every connection");
    }

    private void closeConnections() throws SQLException {
        JdbcSession last = session();
        named.close();
        older.orElseThrow().close();
        older = Optional.empty();
        session = Optional.empty();
        last.close();
    }

    private Outcome openAgain(String after) throws SQLException, IOException, InterruptedException {
        boolean free = lock.proveFree(folder);
        session();
        return free ? Done.UNCOUNTED : held(after);
    }

    private static Broken held(String after) {
        return Broken.of(Broken.Cause.UNPROVEN, "the store is still locked after " + after);
    }

    /** Stops the server under its clients, as an administrator would. */
    @Override
    protected Outcome restart() throws SQLException, ServerFailedException, InterruptedException {
        folder.transcript().ask("stop the server, and start it again");
        server.restart(toRestart.dividedBy(2));
        disconnect();
        session();
        return Done.UNCOUNTED;
    }

    @Override
    protected Outcome export(Operation.Export export) throws Exception {
        Optional<Outcome> objection = ways.write(export.way(), session());
        if (objection.isPresent()) {
            return objection.get();
        }
        taken(export);
        objection = ways.makeFresh();
        if (objection.isPresent()) {
            return objection.get();
        }
        try (JdbcSession elsewhere = client.open(server.address(), ServedWays.FRESH, limit)) {
            objection = ways.read(export.way(), ServedWays.FRESH, elsewhere);
            return objection.isPresent() ? objection.get() : elsewhere.query(export.content());
        }
    }

    /** The session that imports goes on, as that of a person does who has restored a database. */
    @Override
    protected Outcome restore(Operation.Restore restore) throws SQLException, IOException, InterruptedException {
        Optional<Outcome> objection = ways.write(restore.way(), session());
        if (objection.isPresent()) {
            return objection.get();
        }
        closeConnections();
        if (!lock.proveFree(folder)) {
            session();
            return held("closing every connection");
        }
        objection = ways.begin(restore.way());
        if (objection.isPresent()) {
            return objection.get();
        }
        try {
            objection = ways.read(restore.way(), H2Client.DATABASE, session());
        } catch (SQLException refused) {
            objection = Optional.of(failed(restore, refused));
        }
        if (objection.isEmpty()) {
            return ways.keepNew().orElse(Done.UNCOUNTED);
        }
        closeConnections();
        if (!lock.proveFree(folder)) {
            return held("closing every connection");
        }
        Optional<Outcome> lost = ways.keepOld();
        session();
        return lost.orElse(objection.get());
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        String folder = server.place().data();
        String zip = folder + "/backup.zip";
        Outcome written = maintaining("BACKUP TO '" + zip.replace("'", "''") + "'");
        if (!(written instanceof Done)) {
            return written;
        }
        taken(backup);
        this.folder
                .transcript()
                .ask("org.h2.tools.Restore -file " + zip + " -dir " + client.prefix() + folder + "/" + COPY);
        Optional<Outcome> objection = unpack(zip, folder + "/" + COPY);
        if (objection.isPresent()) {
            return objection.get();
        }
        try (JdbcSession elsewhere = client.open(server.address(), COPY + "/" + H2Client.DATABASE, limit)) {
            return elsewhere.query(backup.content());
        }
    }

    /** Unpacks a backup beside the server, or in this process if that sees the server's files. */
    private Optional<Outcome> unpack(String zip, String into) throws Exception {
        ways.makeFolder(into);
        if (!server.place().contained() && client.restores(version, zip, into)) {
            return Optional.empty();
        }
        return ways.restored(zip, into);
    }
}
