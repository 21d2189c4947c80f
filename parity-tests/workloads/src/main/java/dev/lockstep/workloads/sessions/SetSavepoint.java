package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;

/** Marks a place in a session's transaction. */
record SetSavepoint(String session, String name) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, SetSavepoint>of("setSavepoint", SetSavepoint.class)
                .weight(4)
                .needs("begin")
                .draw((model, random) -> Draw.any(model.sessions(true), random)
                        .flatMap(session -> model.drawn(new SetSavepoint(session, Names.savepoint(random)))))
                .aspect("after changes", (model, set) -> model.hasOpenChanges(set.session))
                .aspect(
                        "in place of an earlier one",
                        (model, set) -> model.work(set.session)
                                .filter(work -> work.marks().contains(set.name))
                                .isPresent())
                .render(SetSavepoint::operation);
    }

    @Override
    public boolean possible(Database database) {
        return database.work(session).isPresent();
    }

    @Override
    public Answer play(Database database) {
        database.mark(session, name);
        return new Answer.Done();
    }

    @Override
    public Operation operation() {
        return Operation.control(session, new SessionAction.Savepoint(name));
    }
}
