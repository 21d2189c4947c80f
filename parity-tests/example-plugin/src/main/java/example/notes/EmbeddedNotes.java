package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.ArmUnavailableException;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.backend.Support;
import dev.lockstep.op.Operation;
import dev.lockstep.op.OperationKind;
import dev.lockstep.op.Outcome;
import example.notes.NotesWorkload.Add;
import example.notes.NotesWorkload.Erase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** The store in this process: {@code --arms embedded}. */
public final class EmbeddedNotes implements BackendProvider {

    private static final Set<OperationKind> OFFERED =
            Set.of(OperationKind.CALL, OperationKind.QUERY, OperationKind.REOPEN);

    @Override
    public String system() {
        return "notes";
    }

    @Override
    public String transport() {
        return "embedded";
    }

    @Override
    public Support support(OperationKind kind) {
        return OFFERED.contains(kind)
                ? Support.OFFERED
                : Support.unsupported("a store of notes does not have this operation");
    }

    @Override
    public Backend open(ArmContext context) throws ArmUnavailableException {
        try {
            return new Opened(
                    context.folder(), NoteStore.create(context.folder().data()));
        } catch (IOException e) {
            throw new ArmUnavailableException("no store can be created: " + e.getMessage(), e);
        }
    }

    private static final class Opened extends OperationBackend {

        private final ArmFolder folder;
        private NoteStore store;

        Opened(ArmFolder folder, NoteStore store) {
            this.folder = folder;
            this.store = store;
        }

        @Override
        protected Outcome custom(Operation.Custom change) throws Exception {
            if (change instanceof Add add) {
                return store.add(add.name(), add.text()) ? Outcome.Done.affecting(1) : NotesSystem.REFUSED;
            }
            if (change instanceof Erase erase) {
                return Outcome.Done.affecting(store.erase(erase.name()) ? 1 : 0);
            }
            return super.custom(change);
        }

        @Override
        protected Outcome query(Operation.Query query) throws IOException {
            return new Outcome.Rows(NotesWorkload.rows(store.all()));
        }

        /** Proves that nobody held the store between closing and opening it; only then does a reopen count. */
        @Override
        protected Outcome reopen() throws IOException {
            store.close();
            folder.proveFree(NoteStore.lockFile(folder.data()));
            store = NoteStore.open(folder.data());
            return Outcome.Done.UNCOUNTED;
        }

        @Override
        public void close() {
            try {
                store.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
