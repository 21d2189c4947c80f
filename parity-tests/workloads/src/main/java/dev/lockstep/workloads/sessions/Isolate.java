package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;

/** Sets what a session sees of others, which commits a transaction that it is in. */
record Isolate(String session, Isolation level) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Isolate>of("isolate", Isolate.class)
                .weight(4)
                .draw((model, random) -> model.drawn(new Isolate(
                        Names.session(random), Isolation.values()[random.nextInt(Isolation.values().length)])))
                .aspect(
                        "in a transaction with changes",
                        (model, isolate) -> model.work(isolate.session)
                                .filter(Work::hasLocks)
                                .isPresent())
                .render(Isolate::operation);
    }

    @Override
    public Answer play(Database database) {
        Session session = database.session(this.session);
        session.isolate(level);
        database.commitAndGoOn(this.session);
        return new Answer.Done();
    }

    @Override
    public Operation operation() {
        return Operation.control(session, new SessionAction.Isolate(level.level()));
    }
}
