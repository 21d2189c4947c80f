package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;
import java.util.List;

/** Sets what a session sees of others, which commits a transaction that it is in. */
record Isolate(String session, Isolation level) implements SessionsCommand {

    /** A level that keeps what it saw is drawn more often, because it needs a longer history to show anything. */
    private static final List<Isolation> LEVELS = List.of(
            Isolation.READ_UNCOMMITTED,
            Isolation.READ_UNCOMMITTED,
            Isolation.READ_COMMITTED,
            Isolation.REPEATABLE_READ,
            Isolation.REPEATABLE_READ,
            Isolation.SERIALIZABLE,
            Isolation.SERIALIZABLE);

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Isolate>of("isolate", Isolate.class)
                .weight(6)
                .draw((model, random) ->
                        model.drawn(new Isolate(Names.session(random), LEVELS.get(random.nextInt(LEVELS.size())))))
                .aspect("in a transaction with changes", (model, isolate) -> model.hasOpenChanges(isolate.session))
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
