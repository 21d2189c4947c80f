package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Several statements in one transaction, as one operation that every transport offers in its own way. */
record Transact(List<Edit> edits, boolean commit) implements SessionsCommand {

    private static final int MOST = 4;

    /** The session of the model for this one operation. */
    private static final String INSIDE = "inside";

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Transact>of("transact", Transact.class)
                .weight(4)
                .draw((model, random) -> model.drawn(draw(model, random)))
                .aspect("that is rolled back", (model, transact) -> !transact.commit)
                .aspect(
                        "that reads its own change",
                        (model, transact) -> transact.edits.stream().anyMatch(edit -> edit.verb() == Edit.Verb.READ)
                                && transact.changes(model))
                .aspect(
                        "that goes on after a refusal",
                        (model, transact) -> transact.rows(model).stream()
                                .flatMap(List::stream)
                                .limit(transact.edits.size() - 1)
                                .anyMatch(row -> row.equals(Answer.DUPLICATE.row())))
                .render(Transact::operation);
    }

    private static Transact draw(Database model, RandomGenerator random) {
        return new Transact(
                Stream.generate(() -> Edit.draw(random, model.rows(Tables.HOLDER)))
                        .limit(1 + random.nextInt(MOST))
                        .toList(),
                random.nextInt(3) > 0);
    }

    private boolean changes(Database model) {
        Database after = model.copy();
        play(after);
        return !after.rows(Tables.HOLDER).equals(model.rows(Tables.HOLDER));
    }

    private Optional<List<Row>> rows(Database model) {
        return answer(model) instanceof Answer.Returned returned ? Optional.of(returned.rows()) : Optional.empty();
    }

    @Override
    public Answer play(Database database) {
        database.session(INSIDE).begin();
        List<Row> rows = new ArrayList<>();
        for (Edit edit : edits) {
            Answer answer = edit.play(database, INSIDE);
            if (answer instanceof Answer.Unforeseeable) {
                return answer;
            }
            rows.add(answer.row());
        }
        if (commit) {
            database.commit(INSIDE);
        }
        database.close(INSIDE);
        return new Answer.Returned(rows);
    }

    @Override
    public Operation operation() {
        return new Operation.Transaction(edits.stream().map(Edit::operation).toList(), commit);
    }
}
