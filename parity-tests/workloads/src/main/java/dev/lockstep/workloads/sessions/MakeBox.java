package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Creates a table with a check in a session, or drops it. Either commits the session's own transaction. */
record MakeBox(String session, String box, boolean drops) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, MakeBox>of("makeBox", MakeBox.class)
                .weight(4)
                .draw((model, random) -> {
                    String box = Tables.BOXES.get(random.nextInt(Tables.BOXES.size()));
                    // A drop is drawn less often, so that a box is there for a while.
                    return model.drawn(new MakeBox(Names.anySession(random), box, random.nextInt(3) == 0));
                })
                .aspect("in a transaction with changes", (model, make) -> model.hasOpenChanges(make.session))
                .aspect(
                        "waits for another session",
                        (model, make) -> make.answer(model).equals(Answer.LOCK_TIMEOUT))
                .render(MakeBox::operation);
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
