package example.notes;

import dev.lockstep.backend.ArmContext;
import dev.lockstep.backend.ArmFolder;
import dev.lockstep.backend.Backend;
import dev.lockstep.backend.BackendProvider;
import dev.lockstep.backend.OperationBackend;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import example.notes.NotesWorkload.Add;
import example.notes.NotesWorkload.Erase;
import java.io.IOException;

/** The store in this process: {@code --arms embedded}. */
public record EmbeddedNotes(String system, String transport) implements BackendProvider {

    public EmbeddedNotes() {
        this("notes", "embedded");
    }

    @Override
    public Backend open(ArmContext context) throws IOException {
        return new Opened(context.folder());
    }

    private static final class Opened extends OperationBackend {

        private final ArmFolder folder;
        private NoteStore store;

        Opened(ArmFolder folder) throws IOException {
            this.folder = folder;
            store = NoteStore.create(folder.data());
            on(Add.class, add -> store.add(add.name(), add.text()) ? Outcome.Done.affecting(1) : NotesSystem.REFUSED);
            on(Erase.class, erase -> Outcome.Done.affecting(store.erase(erase.name()) ? 1 : 0));
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
        protected void release() throws IOException {
            store.close();
        }
    }
}
