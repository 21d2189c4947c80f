package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.Map;
import java.util.TreeMap;

/** Inserts a thing with a holder. */
record PutThing(String session, int id, int holder) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, PutThing>of("putThing", PutThing.class)
                .weight(5)
                .draw((model, random) ->
                        model.drawn(new PutThing(Names.anySession(random), Edit.key(random), Edit.key(random))))
                .aspect(
                        "in a transaction",
                        (model, put) -> model.work(put.session).isPresent())
                .render(PutThing::operation);
    }

    @Override
    public Answer play(Database database) {
        return database.insert(session, Tables.THING, new TreeMap<>(Map.of(id, Row.of(Cell.number(holder)))));
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(session, Operation.mutate("INSERT INTO thing VALUES (" + id + ", " + holder + ")"));
    }
}
