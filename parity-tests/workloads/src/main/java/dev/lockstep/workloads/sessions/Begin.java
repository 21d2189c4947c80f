package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;

/** Begins a transaction in a session. */
record Begin(String session) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Begin>of("begin", Begin.class)
                .weight(7)
                .draw((model, random) -> model.drawn(new Begin(Names.session(random))))
                .aspect(
                        "beside two others",
                        (model, begin) -> model.open().stream()
                                        .filter(open -> model.work(open).isPresent())
                                        .count()
                                == 2)
                .render(Begin::operation);
    }

    @Override
    public boolean possible(Database database) {
        return database.work(session).isEmpty();
    }

    @Override
    public Answer play(Database database) {
        database.session(session).begin();
        return new Answer.Done();
    }

    @Override
    public Operation operation() {
        return Operation.control(session, new SessionAction.Begin());
    }
}
