package dev.lockstep.server.h2;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.FirstRelease;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.StoreKey;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.invariant.DeletedFilesAreClosed;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.OperationKind;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerArm;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.ServerSettings;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** H2 behind its TCP server, in a container or as a local process. It offers every operation except the repair. */
public final class H2ServerProvider implements BackendProvider {

    private static final FirstRelease FIRST = new FirstRelease("the server of H2", "1.4.192", "no server was tried");

    /** The prefix of a database in memory. */
    private static final String MEMORY = "mem:";

    /** The prefix of a database in several files. */
    private static final String SPLIT = "split:";

    @Override
    public String system() {
        return "h2";
    }

    @Override
    public String transport() {
        return "server";
    }

    @Override
    public boolean runsApart() {
        return true;
    }

    @Override
    public Support kills() {
        return Support.OFFERED;
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case REPAIR ->
                Support.unsupported(
                        "H2's recovery works on the files of a database, and a server's client does not have them");
            case LOAD -> Support.unsupported("H2 has no file format to load");
            case CALL -> Support.unsupported("H2 is used through SQL and has no other calls");
            default -> Support.OFFERED;
        };
    }

    @Override
    public Support support(StorageContext context) {
        return context.prefix().equals(MEMORY)
                ? Support.unsupported(
                        "the server may create no database, and one in memory is created by its first connection")
                : Support.OFFERED;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        return open(context, ServerSettings.of(context.settings()).launcher());
    }

    Backend open(ArmContext context, Launcher launcher) throws ArmUnavailableException, InterruptedException {
        return open(context, launcher, Password.random());
    }

    Backend open(ArmContext context, Launcher launcher, Password password)
            throws ArmUnavailableException, InterruptedException {
        context.folder().keep(Password.class, password);
        context.folder().keep(StoreKey.class, new StoreKey(password.reveal()));
        return serve(context, launcher, password, createDatabases(context, password, NewDatabases::create));
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new H2ServerReproducer());
    }

    @Override
    public List<String> readShapes() {
        return JdbcSession.readShapes();
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return JdbcSession.tells(kind);
    }

    @Override
    public List<Invariant<?>> invariants() {
        return List.of(new DeletedFilesAreClosed());
    }

    @Override
    public Support actors() {
        return Support.OFFERED;
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.of(kind, Evidence.NEW_FILE);
    }

    @Override
    public Support support(Channel channel) {
        return Support.OFFERED;
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return attach(context, ServerSettings.of(context.settings()).launcher());
    }

    Backend attach(ArmContext context, Launcher launcher)
            throws ArmUnavailableException, IOException, InterruptedException {
        Password password = context.folder()
                .kept(Password.class)
                .orElseThrow(() -> new IOException("no earlier arm has left its database in this folder"));
        return serve(context, launcher, password, createDatabases(context, password, NewDatabases::mark));
    }

    private static Backend serve(ArmContext context, Launcher launcher, Password password, NewDatabases databases)
            throws ArmUnavailableException, InterruptedException {
        H2Client client =
                new H2Client(client(context.client()), context.client().system(), password);
        try {
            H2Program program = new H2Program(context.engine().jars(), client, databases, context.surroundings());
            RunningServer server = launcher.launch(program, context.folder(), ServerArm.starting(context));
            if (server.place().contained() && context.storage().prefix().startsWith(SPLIT)) {
                server.close();
                throw new ArmUnavailableException("H2 unpacks a backup into several files only where their folder is"
                        + " there, and nobody makes one in a container; walk " + context.arm()
                        + " with --server process");
            }
            ServerArm.opened(context, program, server);
            context.folder()
                    .transcript()
                    .opened("url", client.url(server.address(), H2Client.DATABASE, ServerArm.silence(context)));
            try {
                databases.delete();
                ServedDatabase served = new ServedDatabase(
                        context.engine().version(),
                        server,
                        client,
                        databases.mark(),
                        context.folder(),
                        ServerArm.silence(context),
                        ServerArm.starting(context));
                served.session();
                return new ServerArm(server, served, context);
            } catch (IOException | SQLException | RuntimeException e) {
                String words = server.lastWords();
                server.close();
                client.close();
                throw unavailable(context.engine(), "did not open its database: " + e.getMessage(), words, e);
            }
        } catch (ServerFailedException e) {
            client.close();
            throw unavailable(context.engine(), "could not be started: " + e.getMessage(), e.lastWords(), e);
        } catch (ArmUnavailableException | InterruptedException | RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** Creates the databases. The server must not do this, so this process does it, with the server's own version. */
    private static NewDatabases createDatabases(ArmContext context, Password password, Making making)
            throws ArmUnavailableException {
        Path folder = context.folder().scratch();
        if (folder.toString().indexOf(';') >= 0) {
            throw new ArmUnavailableException("H2 cannot create a database in " + folder
                    + ", because a ';' ends the path in its URL; choose another" + " --out");
        }
        try (H2Driver driver = driver(context.engine())) {
            return making.databases(driver, password, folder);
        } catch (SQLException | IOException e) {
            throw new ArmUnavailableException(
                    "H2 " + context.engine().version() + " could not create its database in " + folder + ": "
                            + e.getMessage(),
                    e);
        }
    }

    /** Makes the databases of a new server. */
    @FunctionalInterface
    private interface Making {
        NewDatabases databases(H2Driver driver, Password password, Path folder) throws SQLException, IOException;
    }

    /** The server tells only its own version, so the driver tells that of the client. */
    private static H2Driver client(Engine engine) throws ArmUnavailableException {
        H2Driver driver = driver(engine);
        try {
            String told = driver.version();
            if (told.equals(engine.version())) {
                return driver;
            }
            driver.close();
            throw new ArmUnavailableException("the client is planned with version " + engine.version()
                    + ", and its driver says that it is version " + told
                    + "; name that version, or mend what the arm starts");
        } catch (ReflectiveOperationException | LinkageError e) {
            driver.close();
            throw new ArmUnavailableException(
                    "the driver of H2 " + engine.version() + " does not tell its version: " + e
                            + "; name another version",
                    e);
        }
    }

    private static H2Driver driver(Engine engine) throws ArmUnavailableException {
        FIRST.require(engine);
        EngineLoader loader = new EngineLoader(engine);
        try {
            return new H2Driver(loader, engine.system());
        } catch (ReflectiveOperationException | LinkageError e) {
            loader.close();
            throw new ArmUnavailableException(
                    "H2 " + engine.version() + " cannot be loaded by this Java: " + e.getMessage()
                            + "; name another version",
                    e);
        }
    }

    private static ArmUnavailableException unavailable(Engine engine, String what, String words, Exception cause) {
        return new ArmUnavailableException(
                "the server of H2 " + engine.version() + " " + what
                        + (words.isEmpty() ? "" : System.lineSeparator() + words),
                cause);
    }
}
