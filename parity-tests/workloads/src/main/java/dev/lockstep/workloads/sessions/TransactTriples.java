package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Several updates in one transaction of a store of triples.
 *
 * @param malformed whether one more update cannot be read, so that the store refuses all of them
 */
record TransactTriples(List<Edit> edits, boolean commit, boolean malformed) implements SessionsCommand {

    private static final int MOST = 5;
    private static final String INSIDE = "inside";

    static CommandKind<Database> kind() {
        return CommandKind.<Database, TransactTriples>of("transactTriples", TransactTriples.class)
                .weight(12)
                .draw((model, random) -> model.drawn(draw(model, random)))
                .aspect(
                        "that changes what it has inserted itself",
                        (model, transact) -> transact.commit && !transact.malformed && transact.insertsAndChanges())
                .aspect("that is rolled back", (model, transact) -> !transact.commit && !transact.malformed)
                .aspect(
                        "that is refused after changes",
                        (model, transact) -> transact.malformed && !transact.edits.isEmpty())
                .render(TransactTriples::operation);
    }

    private static TransactTriples draw(Database model, RandomGenerator random) {
        return new TransactTriples(
                Stream.generate(() -> Edit.draw(random, model.rows(Tables.HOLDER)))
                        .filter(edit -> edit.verb() != Edit.Verb.READ)
                        .limit(1 + random.nextInt(MOST))
                        .toList(),
                random.nextInt(5) > 0,
                random.nextInt(6) == 0);
    }

    private boolean insertsAndChanges() {
        for (int i = 1; i < edits.size(); i++) {
            int id = edits.get(i).id();
            if (edits.get(i).verb() != Edit.Verb.INSERT
                    && edits.subList(0, i).stream()
                            .anyMatch(edit -> edit.verb() == Edit.Verb.INSERT && edit.id() == id)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Answer play(Database database) {
        if (malformed) {
            return new Answer.Refused("SYNTAX");
        }
        database.session(INSIDE).begin();
        // A store of triples inserts nothing where a table refuses a second row, and tells no counts.
        edits.forEach(edit -> edit.play(database, INSIDE));
        if (commit) {
            database.commit(INSIDE);
        }
        database.close(INSIDE);
        List<Row> done = new ArrayList<>(Collections.nCopies(edits.size(), new Answer.Done().row()));
        return new Answer.Returned(done);
    }

    @Override
    public Operation operation() {
        List<Operation> operations =
                new ArrayList<>(edits.stream().map(Triples::update).toList());
        if (malformed) {
            operations.add(Triples.malformed());
        }
        return new Operation.Transaction(operations, commit);
    }
}
