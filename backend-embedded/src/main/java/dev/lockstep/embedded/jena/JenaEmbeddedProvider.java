package dev.lockstep.embedded.jena;

import dev.lockstep.artifact.EngineLoader;
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
import dev.lockstep.embedded.InProcess;
import dev.lockstep.embedded.jena.JenaEngine.MissingStoreException;
import dev.lockstep.invariant.DeletedFilesAreClosed;
import dev.lockstep.invariant.Invariant;
import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.system.StorageContext;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Jena TDB2 in this process. */
public final class JenaEmbeddedProvider implements BackendProvider {

    private static final FirstRelease FIRST = new FirstRelease(
            "Jena in this process,", "4.3.0", "it lacks the interface by which queries and updates are asked here");

    @Override
    public String system() {
        return "jena";
    }

    @Override
    public String transport() {
        return "embedded";
    }

    @Override
    public Support support(OperationKind kind) {
        return switch (kind) {
            case EXPORT, RESTORE ->
                Support.unsupported("a whole store of TDB2 leaves as its backup, and a graph by a call");
            case REPAIR -> Support.unsupported("TDB2 has no tool that rebuilds a store from its files");
            case RESTART -> Support.unsupported("there is no server in this process");
            case SESSION, CONTROL ->
                Support.unsupported("each operation is a separate transaction, and nothing is kept between two");
            case BATCH -> Support.unsupported("SPARQL has no batches: an update request is one operation");
            default -> Support.OFFERED;
        };
    }

    @Override
    public Optional<Reproducer> reproducer() {
        return Optional.of(new JenaReproducer());
    }

    @Override
    public List<String> readShapes() {
        return TdbReadShape.texts();
    }

    @Override
    public Set<Facet> tells(OperationKind kind) {
        return kind == OperationKind.ASK ? EnumSet.of(Facet.CODE, Facet.LABELS) : EnumSet.of(Facet.CODE);
    }

    @Override
    public List<Invariant<?>> invariants() {
        return Stream.concat(TdbInvariant.ALL.stream(), Stream.of(new DeletedFilesAreClosed()))
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
    public Support support(String commandKind, Operation operation) {
        return operation instanceof Operation.Execute execute && execute.keys().isPresent()
                ? Support.unsupported("a triple has no generated key")
                : UpdateRequest.support(operation, true, BackendProvider.super.support(commandKind, operation));
    }

    @Override
    public Support support(Channel channel) {
        return Support.withoutSessions(
                channel, "each operation is a separate transaction, and nothing is kept between two");
    }

    @Override
    public Support support(StorageContext context) {
        return Support.OFFERED;
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        FIRST.require(context.engine());
        EngineLoader loader = new EngineLoader(context.engine());
        try {
            return new InProcess(
                    JenaStore.create(new JenaEngine(loader), context.engine().system(), context.folder()));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException e) {
            loader.close();
            throw new ArmUnavailableException(
                    "Jena " + context.engine().version() + " could not create a store in "
                            + context.folder().data() + ": " + e,
                    e);
        }
    }

    @Override
    public Backend attach(ArmContext context) throws IOException {
        EngineLoader loader = new EngineLoader(context.engine());
        try {
            return new InProcess(
                    JenaStore.attach(new JenaEngine(loader), context.engine().system(), context.folder()));
        } catch (ReflectiveOperationException | LinkageError | RuntimeException | MissingStoreException e) {
            loader.close();
            throw new IOException(e.toString(), e);
        }
    }
}
