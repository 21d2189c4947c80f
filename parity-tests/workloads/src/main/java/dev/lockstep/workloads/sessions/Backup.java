package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes a backup and reads the copy, which has what is committed and nothing else. Sessions stay open.
 *
 * @param canary the key of a thing that is there only while the backup is taken
 */
record Backup(int canary) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Backup>of("backup", Backup.class)
                .weight(2)
                .draw((model, random) -> model.drawn(new Backup(Canary.draw(random))))
                .aspect("under an open transaction with changes", (model, backup) -> model.hasOpenChanges())
                .render(Backup::operation);
    }

    /** The kind where no session is open at any time. */
    static CommandKind<Database> kindWithoutSessions() {
        return CommandKind.<Database, Backup>of("backup", Backup.class)
                .draw((model, random) -> model.drawn(new Backup(Canary.draw(random))))
                .render(Backup::operation);
    }

    @Override
    public boolean possible(Database database) {
        return Canary.isOne(canary);
    }

    @Override
    public Answer play(Database database) {
        if (!database.isCopiedRight()) {
            return new Answer.Unforeseeable("a copy with what was never committed");
        }
        SortedMap<Integer, Row> things = new TreeMap<>(database.rows(Tables.THING));
        things.put(canary, Row.of(Cell.number(0)));
        return new Answer.Returned(Tables.content(database.rows(Tables.HOLDER), things));
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    /** No drawn thing belongs to the holder 0. Where things are not in the alphabet, these commands are not either. */
    @Override
    public List<SessionsCommand> composedOf() {
        return List.of(new PutThing(MAIN, canary, 0), new TakeThings(MAIN, 0));
    }

    @Override
    public Operation operation() {
        return Operation.backup(
                Tables.content(),
                Operation.mutate("INSERT INTO thing VALUES (" + canary + ", 0)"),
                Operation.mutate("DELETE FROM thing WHERE id = " + canary));
    }
}
