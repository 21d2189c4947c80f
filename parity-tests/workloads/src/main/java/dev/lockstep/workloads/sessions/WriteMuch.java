package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Inserts hundreds of kilobytes in one statement, or deletes them. */
record WriteMuch(String session, boolean inserts) implements SessionsCommand {

    /** As many rows are more than a fetch. */
    static final int ROWS = 150;

    private static final int FIRST = 1000;
    private static final int LENGTH = 2000;

    static CommandKind<Database> kind() {
        return CommandKind.<Database, WriteMuch>of("writeMuch", WriteMuch.class)
                .weight(3)
                .helpedBy("begin")
                .draw((model, random) -> model.drawn(new WriteMuch(session(model, random), random.nextInt(3) > 0)))
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

    /** A session in a transaction is drawn more often, so that its end has many changes to commit or to undo. */
    private static String session(Database model, RandomGenerator random) {
        List<String> inside = model.sessions(true);
        return inside.isEmpty() || random.nextBoolean() ? Names.anySession(random) : Draw.one(inside, random);
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
