package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.random.RandomGenerator;

/** Undoes what a session's transaction did since a savepoint. A savepoint that was never set is refused. */
record RollBackTo(String session, String name) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, RollBackTo>of("rollBackTo", RollBackTo.class)
                .weight(3)
                .needs("begin", "setSavepoint")
                .draw((model, random) -> model.drawn(draw(model, random)))
                .aspect("of changes", (model, back) -> back.undoes(model))
                .aspect(
                        "without such a savepoint",
                        (model, back) -> back.answer(model).isRefused())
                .render(RollBackTo::operation);
    }

    /** A savepoint that is there is drawn more often than one that is not. */
    private static RollBackTo draw(Database model, RandomGenerator random) {
        List<String> inside = model.sessions(true);
        List<String> marked = inside.stream()
                .filter(open ->
                        model.work(open).filter(work -> !work.marks().isEmpty()).isPresent())
                .toList();
        String session = Draw.any(marked.isEmpty() || random.nextInt(3) == 0 ? inside : marked, random)
                .orElse(SessionsCommand.MAIN);
        List<String> marks = model.work(session).map(Work::marks).orElse(List.of());
        return new RollBackTo(
                session,
                marks.isEmpty() || random.nextInt(6) == 0
                        ? Names.savepoint(random)
                        : marks.get(random.nextInt(marks.size())));
    }

    private boolean undoes(Database model) {
        Database after = model.copy();
        return !play(after).isRefused()
                && !after.work(session)
                        .map(Work::changes)
                        .equals(model.work(session).map(Work::changes));
    }

    /** H2 keeps the savepoints after the one that it goes back to, and going back to those then shows nothing. */
    @Override
    public boolean possible(Database database) {
        return database.work(session).isPresent() && !database.isForgotten(session, name);
    }

    @Override
    public Answer play(Database database) {
        return database.backTo(session, name) ? new Answer.Done() : new Answer.Refused("NOT_FOUND");
    }

    @Override
    public Operation operation() {
        return Operation.control(session, new SessionAction.RollbackTo(name));
    }
}
