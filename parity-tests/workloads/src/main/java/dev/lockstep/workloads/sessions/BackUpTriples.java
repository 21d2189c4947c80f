package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes a backup of a store of triples and reads the copy.
 *
 * @param canary the key of a holder that is there only while the backup is taken
 */
record BackUpTriples(int canary) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, BackUpTriples>of("backup", BackUpTriples.class)
                .draw((model, random) -> model.drawn(new BackUpTriples(Canary.draw(random))))
                .render(BackUpTriples::operation);
    }

    @Override
    public boolean possible(Database database) {
        return Canary.isOne(canary);
    }

    @Override
    public Answer play(Database database) {
        SortedMap<Integer, Row> holders = new TreeMap<>(database.rows(Tables.HOLDER));
        holders.put(canary, Tables.holder(1, 0));
        return new Answer.Returned(Triples.rows(holders));
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    @Override
    public List<TransactTriples> composedOf() {
        return List.of(alone(insert()), alone(delete()));
    }

    private static TransactTriples alone(Edit edit) {
        return new TransactTriples(List.of(edit), true, false);
    }

    private Edit insert() {
        return new Edit(Edit.Verb.INSERT, canary, 1);
    }

    private Edit delete() {
        return new Edit(Edit.Verb.DELETE, canary, 0);
    }

    @Override
    public Operation operation() {
        return Operation.backup(Triples.all(), Triples.update(insert()), Triples.update(delete()));
    }
}
