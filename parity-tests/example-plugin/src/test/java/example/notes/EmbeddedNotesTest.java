package example.notes;

import dev.lockstep.backend.BackendProvider;

class EmbeddedNotesTest extends NotesContract {

    @Override
    protected BackendProvider provider() {
        return new EmbeddedNotes();
    }
}
