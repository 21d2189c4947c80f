package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;

/** Creates an index on a table that others work on, or drops it. */
record IndexAmounts(String session, boolean drops) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, IndexAmounts>of("indexAmounts", IndexAmounts.class)
                .weight(3)
                .helpedBy("begin", "edit", "isolate")
                .draw((model, random) -> draw(model, Names.anySession(random)))
                .aspect(
                        "waits for another session",
                        (model, index) -> index.answer(model).equals(Answer.LOCK_TIMEOUT))
                .aspect("beside a transaction that keeps what it saw", (model, index) -> model.isKept(Tables.HOLDER))
                .render(IndexAmounts::operation);
    }

    private static Optional<IndexAmounts> draw(Database model, String session) {
        boolean drops = model.indexes().contains(Tables.INDEX);
        return drops && model.endangersOthers(session)
                ? Optional.empty()
                : model.drawn(new IndexAmounts(session, drops));
    }

    @Override
    public boolean possible(Database database) {
        return database.indexes().contains(Tables.INDEX) == drops && SessionsCommand.super.possible(database);
    }

    @Override
    public Answer play(Database database) {
        return drops
                ? database.dropIndex(session, Tables.INDEX, Tables.HOLDER)
                : database.define(
                        session, Tables.HOLDER, () -> database.indexes().add(Tables.INDEX));
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session,
                Operation.mutate(
                        drops ? "DROP INDEX " + Tables.INDEX : "CREATE INDEX " + Tables.INDEX + " ON holder (amount)"));
    }
}
