package example.notes;

import dev.lockstep.backend.BackendProvider;

class CommandLineNotesTest extends NotesContract {

    @Override
    protected BackendProvider provider() {
        return new CommandLineNotes();
    }
}
