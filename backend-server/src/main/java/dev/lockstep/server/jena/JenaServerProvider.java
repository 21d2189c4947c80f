package dev.lockstep.server.jena;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Evidence;
import dev.lockstep.backend.Reproducer;
import dev.lockstep.backend.Support;
import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.UpdateRequest;
import dev.lockstep.invariant.DeletedFilesAreClosed;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.server.Launcher;
import dev.lockstep.server.RunningServer;
import dev.lockstep.server.ServerArm;
import dev.lockstep.server.ServerFailedException;
import dev.lockstep.server.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Jena TDB2 behind Fuseki, in a container or as a local process. */
public final class JenaServerProvider implements BackendProvider {

    @Override
    public String system() {
        return "jena";
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
            case EXPORT, RESTORE ->
                Support.unsupported("a whole store of TDB2 leaves as its backup, and a graph by a call");
            case MUTATE, TRANSACTION, LOAD, QUERY, ASK, OPTIMIZE, RESTART, CALL, SHAPED -> Support.OFFERED;
            case REPAIR -> Support.unsupported("TDB2 has no tool that rebuilds a store from its files");
            case REOPEN ->
                Support.unsupported("Fuseki holds its store for as long as it runs, no matter who is connected");
            case SESSION, CONTROL ->
                Support.unsupported("each request is a separate transaction, and nothing is kept between two");
            case EXECUTE -> Support.unsupported("SPARQL's protocol has no parameters");
            case BATCH -> Support.unsupported("SPARQL has no batches: an update request is one operation");
            case BACKUP -> Support.unsupported("this server offers no backup to its clients");
        };
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException, InterruptedException {
        return open(context, ServerSettings.of(context.settings()).launcher());
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new JenaServerReproducer());
    }

    @Override
    public List<String> readShapes() {
        return HttpReadShape.ALL.stream().map(HttpReadShape::toString).toList();
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return kind == OperationKind.ASK ? EnumSet.of(Facet.LABELS) : Set.of();
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
    public Support support(String commandKind, Operation operation) {
        return operation instanceof Operation.Shaped shaped
                        && !shaped.parameters().areNone()
                ? Support.unsupported("SPARQL's protocol has no parameters")
                : UpdateRequest.support(operation, false, BackendProvider.super.support(commandKind, operation));
    }

    @Override
    public Support support(Channel channel) {
        return Support.withoutSessions(
                channel, "each request is a separate transaction, and nothing is kept between two");
    }

    @Override
    public Backend attach(ArmContext context) throws ArmUnavailableException, IOException, InterruptedException {
        return attach(context, ServerSettings.of(context.settings()).launcher());
    }

    /** If the store were missing, Fuseki would create an empty one. */
    Backend attach(ArmContext context, Launcher launcher)
            throws ArmUnavailableException, IOException, InterruptedException {
        Path store = context.folder().data();
        if (Files.notExists(store.resolve("tdb.lock"))) {
            throw new IOException("there is no store in " + store);
        }
        return open(context, launcher);
    }

    Backend open(ArmContext context, Launcher launcher) throws ArmUnavailableException, InterruptedException {
        // Drawn for this server, so no other server has it.
        String dataset = "/" + UUID.randomUUID();
        boolean two = context.settings().containsKey(GraphCall.DATASETS);
        try {
            FusekiProgram program = new FusekiProgram(context.engine().jars(), dataset, two, context.surroundings());
            RunningServer server = launcher.launch(program, context.folder(), ServerArm.starting(context));
            // The drawn name of the dataset is no part of what a reader has to know.
            ServerArm.opened(
                    context,
                    new FusekiProgram(context.engine().jars(), "/{dataset}", two, context.surroundings()),
                    server);
            return new ServerArm(
                    server,
                    new ServedStore(
                            server,
                            dataset,
                            two,
                            context.client().system(),
                            ServerArm.silence(context),
                            ServerArm.starting(context),
                            context.folder().transcript()),
                    context);
        } catch (ServerFailedException e) {
            throw new ArmUnavailableException(
                    "Fuseki " + context.engine().version() + " could not be started: " + e.getMessage()
                            + System.lineSeparator() + e.lastWords(),
                    e);
        }
    }
}
