package dev.lockstep.cli.jena;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.FirstRelease;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.cli.ClassDataArchive;
import dev.lockstep.cli.JavaProgram;
import dev.lockstep.cli.Launcher;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Jena TDB2 through {@code tdb2.tdbquery} and its siblings, with a process for each operation. */
public final class JenaCliProvider implements BackendProvider {

    /** A query with the features that the probes use: joins, options, groups, functions, order, and results in JSON. */
    private static final ClassDataArchive.Rehearsal REHEARSAL = new ClassDataArchive.Rehearsal(
            JenaTools.PACKAGE + "tdbquery",
            List.of(
                    "--loc=rehearsal",
                    "--results=JSON",
                    "SELECT ?a ?b (COUNT(*) AS ?n) (FLOOR(AVG(?b)) AS ?m) WHERE {"
                            + " { ?a <http://lockstep.test/p> ?b OPTIONAL { ?b <http://lockstep.test/q> ?c }"
                            + " FILTER(?b >= 1 && ?b <= 2.5) FILTER NOT EXISTS { ?b <http://lockstep.test/r> ?d } }"
                            + " UNION { VALUES (?a ?b) { (\"x\" 1) (<http://lockstep.test/x> 2.5) } }"
                            + " } GROUP BY ?a ?b ORDER BY ?a ?b LIMIT 5"),
            List.of("--version"));

    private static final FirstRelease FIRST = new FirstRelease(
            "the tools of Jena",
            "4.9.0",
            "no query can ask them for their version, so nothing proves which engine runs");

    private static final String NO_PARAMETERS = "the tools take a whole request, without parameters";

    @Override
    public String system() {
        return "jena";
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
            case EXPORT, RESTORE ->
                Support.unsupported("a whole store of TDB2 leaves as its backup, and a graph by a call");
            case MUTATE, TRANSACTION, LOAD, QUERY, ASK, OPTIMIZE, CALL, BACKUP, SHAPED -> Support.OFFERED;
            case REPAIR -> Support.unsupported("TDB2 has no tool that rebuilds a store from its files");
            case REOPEN ->
                Support.implicit("each operation runs in a separate process, which releases the store when it ends");
            case SESSION, CONTROL ->
                Support.unsupported("a session ends with its process, and each operation runs in a separate one");
            case EXECUTE -> Support.unsupported(NO_PARAMETERS);
            case BATCH -> Support.unsupported("SPARQL has no batches: an update request is one operation");
            case RESTART -> Support.unsupported("there is no server to restart");
        };
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new JenaCliReproducer());
    }

    @Override
    public List<String> readShapes() {
        return ToolReadShape.ALL.stream().map(ToolReadShape::toString).toList();
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return kind == OperationKind.ASK ? EnumSet.of(Facet.LABELS) : Set.of();
    }

    @Override
    public Evidence evidence(OperationKind kind) {
        return Evidence.of(kind, Evidence.NEW_FILE);
    }

    @Override
    public Support support(String commandKind, Operation operation) {
        return operation instanceof Operation.Shaped shaped
                        && !shaped.parameters().areNone()
                ? Support.unsupported(NO_PARAMETERS)
                : UpdateRequest.support(operation, false, BackendProvider.super.support(commandKind, operation));
    }

    @Override
    public Support support(Channel channel) {
        return Support.withoutSessions(channel, "each operation runs in a separate process, which is its own session");
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        Launcher launcher = new Launcher();
        return JenaCliBackend.attach(context, tools(context, launcher), launcher);
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        Launcher launcher = new Launcher();
        return JenaCliBackend.create(context, tools(context, launcher), launcher);
    }

    private static ClassDataArchive.Prepared tools(ArmContext context, Launcher launcher)
            throws ArmUnavailableException, InterruptedException {
        FIRST.require(context.engine());
        return ClassDataArchive.prepare(JavaProgram.of(context.engine().jars()), REHEARSAL, launcher);
    }
}
