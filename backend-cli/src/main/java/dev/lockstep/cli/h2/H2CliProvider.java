package dev.lockstep.cli.h2;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.FirstRelease;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.cli.ClassDataArchive;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.system.Engine;
import dev.lockstep.system.StorageContext;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** H2 through its Shell and tools, with a process for each operation. */
public final class H2CliProvider implements BackendProvider {

    private static final FirstRelease FIRST = new FirstRelease(
            "the Shell of H2",
            "2.0.202",
            "it lacks the functions and escapes with which rows are printed without loss");

    /**
     * The features that a walk's statements use: keys, references, checks, an index, long text, a refusal and the
     * lossless rows.
     */
    private static final ClassDataArchive.Rehearsal REHEARSAL = new ClassDataArchive.Rehearsal(
            "org.h2.tools.Shell",
            List.of(
                    "-url",
                    "jdbc:h2:./rehearsal",
                    "-user",
                    "sa",
                    "-password",
                    "",
                    "-sql",
                    String.join(
                            ";",
                            "CREATE TABLE A (K VARCHAR PRIMARY KEY, N BIGINT, S VARCHAR CHECK (S IN ('a', 'b')), T CLOB)",
                            "CREATE INDEX AS1 ON A (S)",
                            "CREATE TABLE B (F VARCHAR PRIMARY KEY REFERENCES A (K) ON DELETE CASCADE, T VARCHAR)",
                            "INSERT INTO A VALUES ('x', 1, 'a', U&'\\0041'), ('y', 2, 'b', NULL)",
                            "INSERT INTO A VALUES ('x', 1, 'a', '')",
                            "INSERT INTO B VALUES ('x', 'y')",
                            "MERGE INTO A KEY (K) VALUES ('y', 3, 'b', 'z')",
                            "UPDATE A SET N = N + 1 WHERE K = 'x'",
                            "SELECT JSON_ARRAY(RAWTOHEX(K), N, RAWTOHEX(T) NULL ON NULL) FROM A ORDER BY K LIMIT 5",
                            "SELECT JSON_ARRAY(S, COUNT(*)) FROM A LEFT JOIN B ON A.K = B.F GROUP BY S ORDER BY S",
                            "DELETE FROM A WHERE K = 'x'")),
            List.of("-help"));

    private static final String NO_PARAMETERS = "the Shell runs statements as they are, without parameters";

    /** The prefix of a database in memory. */
    private static final String MEMORY = "mem:";

    @Override
    public String system() {
        return "h2";
    }

    @Override
    public String transport() {
        return "cli";
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
            case MUTATE, QUERY, ASK, TRANSACTION, OPTIMIZE, REPAIR, BACKUP, EXPORT, RESTORE, SHAPED -> Support.OFFERED;
            case REOPEN ->
                Support.implicit("each operation runs in a separate process, which releases the store when it ends");
            case LOAD -> Support.unsupported("H2 has no file format to load");
            case CALL -> Support.unsupported("H2 is used through SQL and has no other calls");
            case SESSION, CONTROL ->
                Support.unsupported("a session ends with its process, and each operation runs in a separate one");
            case EXECUTE, BATCH -> Support.unsupported(NO_PARAMETERS);
            case RESTART -> Support.unsupported("there is no server to restart");
        };
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new H2CliReproducer());
    }

    @Override
    public List<String> readShapes() {
        return ShellReadShape.ALL.stream().map(ShellReadShape::toString).toList();
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return switch (kind) {
            case MUTATE -> EnumSet.of(Facet.COUNT, Facet.CODE);
            case ASK -> EnumSet.of(Facet.CODE, Facet.LABELS);
            default -> EnumSet.of(Facet.CODE);
        };
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.of(kind, Evidence.NEW_FILE);
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        if (operation instanceof Operation.Shaped shaped && !shaped.parameters().areNone()) {
            return Support.unsupported(NO_PARAMETERS);
        }
        boolean asks = operation instanceof Operation.Transaction transaction
                && transaction.operations().stream()
                        .anyMatch(part -> part instanceof Operation.Ask || part instanceof Operation.Shaped);
        return asks
                ? Support.unsupported("the rows of such a question are written into a file, once for each process")
                : BackendProvider.super.support(commandKind, operation);
    }

    @Override
    public Support support(Channel channel) {
        return Support.withoutSessions(channel, "each operation runs in a separate process, which is its own session");
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        Launcher launcher = new Launcher();
        return H2CliBackend.attach(context, tools(context.engine(), launcher), launcher);
    }

    @Override
    public Support support(StorageContext context) {
        return context.prefix().equals(MEMORY)
                ? Support.unsupported(
                        "a database in memory ends with its process, and each operation runs in a separate one")
                : Support.OFFERED;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        Launcher launcher = new Launcher();
        return H2CliBackend.create(context, tools(context.engine(), launcher), launcher);
    }

    /** Returns H2's tools in one version, started as fast as possible on this machine. */
    static ClassDataArchive.Prepared tools(Engine engine, Launcher launcher)
            throws ArmUnavailableException, InterruptedException {
        FIRST.require(engine);
        return ClassDataArchive.prepare(JavaProgram.of(engine.jars()), REHEARSAL, launcher);
    }
}
