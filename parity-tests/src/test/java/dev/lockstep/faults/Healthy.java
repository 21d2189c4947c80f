package dev.lockstep.faults;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.Evidence;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Operation.Load;
import dev.lockstep.op.Operation.Mutate;
import dev.lockstep.op.Operation.Query;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.atomic.AtomicBoolean;

/** The arm in which a bug is planted, and the ways in which its store can be tampered with. */
final class Healthy {

    private static final Set<OperationKind> END_SESSION =
            EnumSet.of(OperationKind.OPTIMIZE, OperationKind.REPAIR, OperationKind.REOPEN, OperationKind.RESTART);

    private final BackendProvider provider;
    private final ArmContext context;
    private final List<Operation> kept = new ArrayList<>();
    private ArmFolder folder;
    private Backend backend;
    private int stores;
    private boolean underWay;

    Healthy(BackendProvider provider, ArmContext context)
            throws ArmUnavailableException, IOException, InterruptedException {
        this.provider = provider;
        this.context = context;
        this.folder = context.folder();
        this.backend = provider.open(context);
    }

    /** Asks the arm, and remembers the data that the arm keeps. */
    Outcome ask(Operation operation) throws InterruptedException {
        long proofs = folder.proofs();
        Outcome outcome = backend.apply(operation);
        if ((operation instanceof Mutate || operation instanceof Load) && outcome instanceof Outcome.Done) {
            kept.add(operation);
        }
        if (END_SESSION.contains(operation.kind())) {
            endSession();
        }
        if (folder != context.folder() && folder.proofs() > proofs) {
            proveReopened();
        }
        return outcome;
    }

    /** Forgets the data that the arm lost with its session. */
    void endSession() {
        kept.removeIf(sabotage()::isOfSession);
    }

    List<Outcome> read(List<Query> queries) throws InterruptedException {
        underWay = true;
        return backend.read(queries);
    }

    /** Returns the files of the store that is in use now, or what the backend shows. */
    SortedSet<String> marks(Evidence evidence) throws IOException, InterruptedException {
        SortedSet<String> marks = backend.marks(evidence);
        boolean files = evidence == Evidence.NEW_FILE || evidence == Evidence.CHANGED_FILE;
        return marks.isEmpty() && files ? folder.files(evidence == Evidence.CHANGED_FILE) : marks;
    }

    /** The statements that damage this system's stored data. */
    Sabotage sabotage() {
        return Ground.of(provider.system()).sabotage();
    }

    /** Whether the schema exists and the first step was played. */
    boolean underWay() {
        return underWay;
    }

    /** Replaces the store with one without the last write, if there was one. */
    void loseLastWrite() throws InterruptedException {
        List<Operation> rest = new ArrayList<>(kept.subList(0, Math.max(0, kept.size() - 1)));
        startOver();
        for (Operation write : rest) {
            if (!(ask(write) instanceof Outcome.Done)) {
                throw new IllegalStateException("what was once done is refused now: " + write);
            }
        }
    }

    /** Replaces the store with an empty one. */
    void startOver() throws InterruptedException {
        backend.close();
        kept.clear();
        try {
            stores++;
            folder = ArmFolder.create(context.folder().scratch().resolve("store-" + stores));
            backend = provider.open(new ArmContext(
                    context.arm(),
                    folder,
                    context.engine(),
                    context.client(),
                    context.operationTimeout(),
                    context.startTimeout(),
                    context.settings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ArmUnavailableException e) {
            throw new IllegalStateException("an arm that could be opened cannot be opened again", e);
        }
    }

    /** Proves to the walk that the store was free for a moment. */
    void proveReopened() {
        AtomicBoolean free = new AtomicBoolean(true);
        context.folder().proveFree(() -> free.getAndSet(false));
    }

    Map<String, String> description() {
        return backend.description();
    }

    void close() {
        backend.close();
    }
}
