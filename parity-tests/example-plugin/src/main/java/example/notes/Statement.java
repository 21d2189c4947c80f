package example.notes;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import java.io.IOException;
import java.util.SortedMap;

/**
 * The text of a change, as the workload renders it for this system: {@code add NAME TEXT} or {@code erase NAME}.
 *
 * @param verb what to do
 * @param name to which note
 * @param text what the note says; empty for an erasure
 */
record Statement(String verb, String name, String text) {

    static final Outcome EXISTS =
            new Outcome.Refused(NotesSystem.DUPLICATE, NotesSystem.EXISTS, "there is such a note");

    static Statement parse(String statement) {
        String[] parts = statement.split(" ", 3);
        return new Statement(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    Outcome on(NoteStore store) throws IOException {
        if (verb.equals("add")) {
            return store.add(name, text) ? Outcome.Done.affecting(1) : EXISTS;
        }
        return Outcome.Done.affecting(store.erase(name) ? 1 : 0);
    }

    static Outcome rows(SortedMap<String, String> notes) {
        return new Outcome.Rows(notes.entrySet().stream()
                .map(note -> Row.of(Cell.text(note.getKey()), Cell.text(note.getValue())))
                .toList());
    }
}
