package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.List;

/** Asks in a session for the holders with at least this amount, which an index may answer. */
record FindAmounts(String session, int least) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, FindAmounts>of("findAmounts", FindAmounts.class)
                .weight(4)
                .needs("edit")
                .helpedBy("begin", "indexAmounts")
                .draw((model, random) -> model.drawn(new FindAmounts(Names.anySession(random), random.nextInt(1200))))
                .aspect("with an index", (model, find) -> model.indexes().contains(Tables.INDEX))
                .aspect(
                        "with an index, in a transaction with changes",
                        (model, find) -> model.indexes().contains(Tables.INDEX) && model.hasOpenChanges(find.session))
                .render(FindAmounts::operation);
    }

    @Override
    public Answer play(Database database) {
        return database.read(
                session,
                List.of(Tables.HOLDER),
                seen -> seen.get(Tables.HOLDER).entrySet().stream()
                        .filter(holder -> Tables.amount(holder.getValue()) >= least)
                        .map(holder -> Row.of(Cell.number(holder.getKey())))
                        .toList());
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session,
                Operation.orderedQuery(
                        "SELECT",
                        List.of(Column.number("id")),
                        "FROM holder WHERE amount >= " + least + " ORDER BY id"));
    }
}
