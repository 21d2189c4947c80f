package dev.lockstep.embedded.h2;

import dev.lockstep.artifact.EngineLoader;
import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.DiskEngine;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.jdbc.JdbcSession;
import dev.lockstep.embedded.InProcess;
import dev.lockstep.invariant.DeletedFilesAreClosed;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.OperationKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import dev.lockstep.system.SystemUnderTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** H2 in this process. It offers every operation except the restart of a server. */
public final class H2EmbeddedProvider implements BackendProvider {

    @Override
    public String system() {
        return "h2";
    }

    @Override
    public String transport() {
        return "embedded";
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case RESTART -> Support.unsupported("there is no server in this process");
            case LOAD -> Support.unsupported("H2 has no file format to load");
            case CALL -> Support.unsupported("H2 is used through SQL and has no other calls");
            default -> Support.OFFERED;
        };
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new H2Reproducer());
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
        return Stream.concat(H2Invariant.ALL.stream(), Stream.of(new DeletedFilesAreClosed()))
                .toList();
    }

    @Override
    public Support looksInto(String transport) {
        return Support.OFFERED;
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
    public Optional<DiskEngine> onDisks(Engine engine, Map<String, String> settings) throws ArmUnavailableException {
        return Optional.of(H2DiskEngine.of(engine, settings));
    }

    @Override
    public Support support(StorageContext context) {
        return Support.OFFERED;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, IOException {
        if (context.folder().data().toString().indexOf(';') >= 0) {
            throw new ArmUnavailableException("H2 cannot keep a database in "
                    + context.folder().data() + ", because a ';' ends the path in its URL; choose another --out");
        }
        try {
            return store(context, H2Store::create);
        } catch (SQLException e) {
            throw new ArmUnavailableException(
                    "H2 " + context.engine().version() + " could not create its database in "
                            + context.folder().data() + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException {
        try {
            return store(context, H2Store::attach);
        } catch (SQLException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static Backend store(ArmContext context, Opening opening)
            throws ArmUnavailableException, SQLException, IOException {
        EngineLoader loader = new EngineLoader(context.engine());
        SystemUnderTest system = context.engine().system();
        try {
            return new InProcess(opening.open(
                    new H2Engine(loader, system, context.folder().transcript()), system, context.folder()));
        } catch (ReflectiveOperationException | LinkageError e) {
            loader.close();
            throw new ArmUnavailableException(
                    "H2 " + context.engine().version() + " cannot be run in process by this Java: " + e.getMessage()
                            + "; name another version",
                    e);
        } catch (SQLException | IOException e) {
            loader.close();
            throw e;
        }
    }

    /** Creates the database of a folder, or opens the one that is there. */
    @FunctionalInterface
    private interface Opening {
        H2Store open(H2Engine engine, SystemUnderTest system, ArmFolder folder) throws SQLException, IOException;
    }
}
