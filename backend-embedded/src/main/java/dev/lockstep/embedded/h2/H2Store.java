package dev.lockstep.embedded.h2;

import dev.lockstep.backend.Actor;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.EngineVersion;
import dev.lockstep.backend.StoreKey;
import dev.lockstep.backend.WorkFolder;
import dev.lockstep.backend.jdbc.JdbcActor;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.backend.jdbc.NamedSessions;
import dev.lockstep.backend.jdbc.RefusalCode;
import dev.lockstep.backend.jdbc.SqlFailure;
import dev.lockstep.embedded.Store;
import dev.lockstep.invariant.OpenFiles;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;

/**
 * The arm's database, with its operations. It is created only once: if the file is missing later, opening it is an
 * error and does not create an empty database.
 */
final class H2Store extends Store {

    /** The code of every statement on a database that it has just shut down. Expected only of SHUTDOWN. */
    private static final int SHUT_DOWN = 90121;

    private final H2Engine engine;
    private final SystemUnderTest system;
    private final ArmFolder folder;
    private final Path file;
    private Connection connection;
    private JdbcSession session;
    private JdbcSession older;
    private Connection reading;
    private final NamedSessions named;
    private volatile JdbcSession asked;

    private H2Store(H2Engine engine, SystemUnderTest system, ArmFolder folder, Connection connection)
            throws SQLException {
        this.engine = engine;
        this.system = system;
        this.folder = folder;
        this.file = H2Engine.file(folder.data());
        folder.transcript().opened("url", engine.url(folder.data()));
        this.named = new NamedSessions(() -> new JdbcSession(engine.open(folder.data()), system));
        use(connection);
    }

    static H2Store create(H2Engine engine, SystemUnderTest system, ArmFolder folder) throws SQLException {
        return new H2Store(engine, system, folder, engine.create(folder.data()));
    }

    /** Opens the database of an arm that was closed. */
    static H2Store attach(H2Engine engine, SystemUnderTest system, ArmFolder folder) throws SQLException, IOException {
        return new H2Store(engine, system, folder, engine.openLeft(folder.data(), folder.kept(StoreKey.class)));
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

    @Override
    protected Outcome batch(Operation.Batch batch) {
        return session.batch(batch);
    }

    @Override
    protected Outcome shaped(Operation.Shaped shaped) {
        return session.shaped(shaped);
    }

    @Override
    protected Outcome inSession(Operation.InSession asked) throws SQLException {
        return named.ask(asked, this::ask);
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
    public Outcome observe(Channel channel, Operation.Query query) {
        if (channel == Channel.OLDER) {
            return ask(older, query);
        }
        try (JdbcSession younger = new JdbcSession(engine.open(folder.data()), system)) {
            return ask(younger, query);
        } catch (SQLException e) {
            return failed(query, e);
        }
    }

    private Outcome ask(JdbcSession another, Operation operation) {
        asked = another;
        try {
            return another.apply(operation);
        } finally {
            asked = session;
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
    public Operation.Query version() {
        return EngineVersion.query("SELECT", "H2VERSION()", "");
    }

    @Override
    public <S> Optional<S> inside(Class<S> view) throws IOException {
        if (view == OpenFiles.class) {
            return OpenFiles.ofThisProcess(folder.data()).map(view::cast);
        }
        try {
            return view == H2Inside.class ? engine.inside(reading).map(view::cast) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException("H2 does not show its database: " + e.getMessage(), e);
        }
    }

    @Override
    public Actor actor() throws IOException {
        try {
            return new JdbcActor(new JdbcSession(engine.open(folder.data()), system));
        } catch (SQLException e) {
            throw new IOException("one more connection cannot be opened: " + e.getMessage(), e);
        }
    }

    @Override
    public void cancel() {
        asked.cancel();
    }

    /** Leaves the connection open, because closing it would wait for the call. */
    @Override
    public void abandon() {
        engine.close();
    }

    @Override
    public void close() {
        try {
            closeConnections();
        } catch (SQLException e) {
            throw new IllegalStateException("H2 could not close its database: " + e.getMessage(), e);
        } finally {
            engine.close();
            folder.log().wrote("trace of H2", H2Engine.trace(folder.data()));
        }
        // H2 keeps to itself what fails while it closes a file, but the lock shows whether the file is closed.
        if (Files.exists(file) && !folder.proveFree(file)) {
            throw new IllegalStateException("H2 closed its database and still holds " + file);
        }
    }

    @Override
    protected Outcome optimize() throws SQLException {
        Outcome analysed = maintaining("ANALYZE");
        if (!(analysed instanceof Done)) {
            return analysed;
        }
        if (engine.isInMemory()) {
            return newSessions();
        }
        try (Connection last = connection;
                Statement statement = last.createStatement()) {
            folder.transcript().ask("SHUTDOWN COMPACT");
            statement.execute("SHUTDOWN COMPACT");
        } catch (SQLException said) {
            if (said.getErrorCode() != SHUT_DOWN) {
                throw said;
            }
        }
        // The named sessions were open until now, so the database was shut down under their transactions.
        named.abandon();
        return letGoAndOpen("SHUTDOWN COMPACT");
    }

    /** Runs a statement that is not the operation's text. */
    private Outcome maintaining(String statement) {
        folder.transcript().ask(statement);
        return session.mutate(statement);
    }

    @Override
    protected Outcome reopen() throws SQLException {
        if (engine.isInMemory()) {
            return newSessions();
        }
        closeConnections();
        return letGoAndOpen("closing every connection");
    }

    /** Ends every session. A database in memory ends with the last one, so another is open meanwhile. */
    private Outcome newSessions() throws SQLException {
        Connection keeping = engine.open(folder.data());
        try {
            closeConnections();
            use(engine.open(folder.data()));
        } finally {
            keeping.close();
        }
        return Done.UNCOUNTED;
    }

    /** Replaces the database with a rebuilt one. The whole database is one file, so this is one atomic move. */
    @Override
    protected Outcome repair() throws SQLException, IOException {
        closeConnections();
        if (!folder.proveFree(file)) {
            use(engine.open(folder.data()));
            return held("closing every connection");
        }
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("repair"))) {
            Path fresh = Files.createDirectory(work.path().resolve("fresh"));
            Files.copy(file, H2Engine.file(work.path()));
            Path script = engine.recover(work.path());
            if (Files.notExists(script)) {
                return Broken.of(Broken.Cause.UNPROVEN, "Recover reported success and recovered nothing");
            }
            engine.runScript(script, fresh);
            Files.move(H2Engine.file(fresh), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return Done.UNCOUNTED;
        } finally {
            use(engine.open(folder.data()));
        }
    }

    @Override
    protected Outcome backup(Operation.Backup backup) throws Exception {
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("backup"))) {
            Path zip = work.path().resolve("backup.zip");
            Outcome written = maintaining("BACKUP TO '" + zip.toString().replace("'", "''") + "'");
            if (!(written instanceof Done)) {
                return written;
            }
            taken(backup);
            Path copy = Files.createDirectory(work.path().resolve("copy"));
            engine.restore(zip, copy);
            try (JdbcSession elsewhere = new JdbcSession(engine.open(copy), system)) {
                return elsewhere.query(backup.content());
            }
        }
    }

    @Override
    protected Outcome export(Operation.Export export) throws Exception {
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("export"))) {
            H2Ways ways = new H2Ways(engine, folder.data(), work.path());
            Optional<Outcome> objection = ways.write(export.way(), session);
            if (objection.isPresent()) {
                return objection.get();
            }
            taken(export);
            Path fresh = Files.createDirectory(work.path().resolve("fresh"));
            try (JdbcSession elsewhere = new JdbcSession(engine.create(fresh), system)) {
                objection = ways.read(export.way(), fresh, elsewhere);
                return objection.isPresent() ? objection.get() : elsewhere.query(export.content());
            }
        }
    }

    /** The session that imports goes on, as that of a person does who has restored a database. */
    @Override
    protected Outcome restore(Operation.Restore restore) throws SQLException, IOException {
        try (WorkFolder work = WorkFolder.make(folder.scratch().resolve("restore"))) {
            H2Ways ways = new H2Ways(engine, folder.data(), work.path());
            Optional<Outcome> objection = ways.write(restore.way(), session);
            if (objection.isPresent()) {
                return objection.get();
            }
            closeConnections();
            if (!folder.proveFree(file)) {
                use(engine.open(folder.data()));
                return held("closing every connection");
            }
            Path old = Files.move(file, H2Engine.file(work.path()));
            boolean replaced = false;
            try {
                use(ways.begin(restore.way(), folder.data()));
                objection = ways.read(restore.way(), folder.data(), session);
                replaced = objection.isEmpty();
                return objection.orElse(Done.UNCOUNTED);
            } catch (SQLException refused) {
                return failed(restore, refused);
            } finally {
                if (!replaced) {
                    putBack(old);
                }
            }
        }
    }

    private void putBack(Path old) throws SQLException, IOException {
        try {
            closeConnections();
        } finally {
            Files.move(old, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            use(engine.open(folder.data()));
        }
    }

    private Outcome letGoAndOpen(String after) throws SQLException {
        boolean free = folder.proveFree(file);
        use(engine.open(folder.data()));
        return free ? Done.UNCOUNTED : held(after);
    }

    private static Outcome held(String after) {
        return Broken.of(Broken.Cause.UNPROVEN, "the store is still locked after " + after);
    }

    /** Takes over the connection that writes, and opens the one that only reads what it writes later. */
    private void use(Connection opened) throws SQLException {
        connection = opened;
        session = new JdbcSession(opened, system);
        asked = session;
        reading = engine.open(folder.data());
        older = new JdbcSession(reading, system);
    }

    private void closeConnections() throws SQLException {
        try {
            named.close();
        } finally {
            try {
                older.close();
            } finally {
                connection.close();
            }
        }
    }
}
