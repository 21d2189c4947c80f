package example.notes;

import dev.lockstep.contract.BackendContract;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.system.Engine;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The rules for every backend, in the words of this system. */
abstract class NotesContract extends BackendContract {

    @Override
    protected Engine engine() {
        return new Engine(new NotesSystem().system(), "1", List.of());
    }

    @Override
    protected Optional<Path> lockFile(Path data) {
        return Optional.of(NoteStore.lockFile(data));
    }

    @Override
    protected Operation insert(String key) {
        return new NotesWorkload.Add(key, "a text");
    }

    @Override
    protected Operation.Query everything() {
        return Operation.query("all", List.of(Column.text("name"), Column.text("text")), "");
    }

    @Override
    protected Operation refused(String taken, String free) {
        return new NotesWorkload.Add(taken, "another text");
    }

    @Override
    protected Optional<Operation> slow() {
        return Optional.empty();
    }
}
