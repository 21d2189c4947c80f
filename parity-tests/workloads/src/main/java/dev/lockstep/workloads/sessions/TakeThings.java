package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Deletes all things of a holder. */
record TakeThings(String session, int holder) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, TakeThings>of("takeThings", TakeThings.class)
                .needs("putThing")
                .draw((model, random) -> model.drawn(new TakeThings(Names.anySession(random), Edit.key(random))))
                .aspect(
                        "of more than one",
                        (model, take) -> take.answer(model) instanceof Answer.Affected affected && affected.count() > 1)
                .render(TakeThings::operation);
    }

    @Override
    public Answer play(Database database) {
        return database.delete(session, Tables.THING, (id, thing) -> Tables.isOf(thing, holder));
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(session, Operation.mutate("DELETE FROM thing WHERE holder = " + holder));
    }
}
