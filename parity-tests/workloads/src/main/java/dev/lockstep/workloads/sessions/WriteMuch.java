package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.SortedMap;
import java.util.TreeMap;

/** Inserts hundreds of kilobytes in one statement, or deletes them. */
record WriteMuch(String session, boolean inserts) implements SessionsCommand {

    /** As many rows are more than a fetch. */
    static final int ROWS = 150;

    private static final int FIRST = 1000;
    private static final int LENGTH = 2000;

    static CommandKind<Database> kind() {
        return CommandKind.<Database, WriteMuch>of("writeMuch", WriteMuch.class)
                .weight(2)
                .draw((model, random) -> model.drawn(new WriteMuch(Names.session(random), random.nextInt(3) > 0)))
                .aspect(
                        "inserts in a transaction",
                        (model, write) -> write.inserts
                                && model.work(write.session).isPresent()
                                && !write.answer(model).isRefused())
                .aspect(
                        "deletes in a transaction",
                        (model, write) -> !write.inserts
                                && model.work(write.session).isPresent()
                                && write.answer(model).equals(new Answer.Affected(ROWS)))
                .render(WriteMuch::operation);
    }

    @Override
    public Answer play(Database database) {
        if (!inserts) {
            return database.delete(session, Tables.HOLDER, (id, holder) -> id >= FIRST);
        }
        SortedMap<Integer, Row> rows = new TreeMap<>();
        for (int id = FIRST; id < FIRST + ROWS; id++) {
            rows.put(id, Tables.holder(id, LENGTH));
        }
        return database.insert(session, Tables.HOLDER, rows);
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session,
                Operation.mutate(
                        inserts
                                ? "INSERT INTO holder SELECT X, FALSE, X, REPEAT('x', " + LENGTH
                                        + ") FROM SYSTEM_RANGE(" + FIRST + ", " + (FIRST + ROWS - 1) + ")"
                                : "DELETE FROM holder WHERE id >= " + FIRST));
    }
}
