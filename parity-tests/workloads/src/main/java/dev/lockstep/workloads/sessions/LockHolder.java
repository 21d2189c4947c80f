package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Reads a holder and locks it until the end of the transaction. */
record LockHolder(String session, int id) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, LockHolder>of("lockHolder", LockHolder.class)
                .weight(3)
                .draw((model, random) -> model.drawn(new LockHolder(Names.anySession(random), Edit.key(random))))
                .aspect(
                        "in a transaction",
                        (model, lock) -> model.work(lock.session).isPresent()
                                && lock.answer(model) instanceof Answer.Returned returned
                                && !returned.rows().isEmpty())
                .aspect(
                        "waits for another session",
                        (model, lock) -> lock.answer(model).equals(Answer.LOCK_TIMEOUT))
                .render(LockHolder::operation);
    }

    @Override
    public Answer play(Database database) {
        return database.lock(session, Tables.HOLDER, id);
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session,
                Operation.orderedQuery(
                        "SELECT", Tables.columns(Tables.HOLDER), "FROM holder WHERE id = " + id + " FOR UPDATE"));
    }
}
