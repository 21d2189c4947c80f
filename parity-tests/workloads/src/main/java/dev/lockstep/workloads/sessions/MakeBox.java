package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Creates a table with a check in a session, or drops it. Either commits the session's own transaction. */
record MakeBox(String session, String box, boolean drops) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, MakeBox>of("makeBox", MakeBox.class)
                .weight(4)
                .helpedBy("begin", "fillBox")
                .draw((model, random) -> draw(model, random).flatMap(model::drawn))
                .aspect("in a transaction with changes", (model, make) -> model.hasOpenChanges(make.session))
                .aspect(
                        "waits for another session",
                        (model, make) -> make.answer(model).equals(Answer.LOCK_TIMEOUT))
                .render(MakeBox::operation);
    }

    /** A drop is drawn less often, so that a box is there for a while; but not where it waits for another session. */
    private static Optional<MakeBox> draw(Database model, RandomGenerator random) {
        List<String> written = Tables.BOXES.stream()
                .filter(model::hasTable)
                .filter(model::isWritten)
                .toList();
        String box = Draw.one(written.isEmpty() || Draw.oneIn(3, random) ? Tables.BOXES : written, random);
        boolean there = model.hasTable(box);
        if (there && model.isWritten(box)) {
            List<String> free = model.sessions(false);
            return Optional.of(new MakeBox(free.isEmpty() ? MAIN : Draw.one(free, random), box, true));
        }
        return there && random.nextInt(3) > 0
                ? Optional.empty()
                : Optional.of(new MakeBox(Names.anySession(random), box, there));
    }

    @Override
    public boolean possible(Database database) {
        return database.hasTable(box) == drops && SessionsCommand.super.possible(database);
    }

    @Override
    public Answer play(Database database) {
        if (drops && database.isKept(box)) {
            return new Answer.Unforeseeable("a table that somebody goes on seeing");
        }
        return database.define(session, box, () -> {
            if (drops) {
                database.dropTable(box);
            } else {
                database.createTable(box, session);
            }
        });
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session,
                Operation.mutate(
                        drops
                                ? "DROP TABLE " + box
                                : "CREATE TABLE " + box
                                        + " (id INT PRIMARY KEY, colour VARCHAR CHECK (colour IN ('red', 'blue')))"));
    }
}
