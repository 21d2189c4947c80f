package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * Asks in a session whether a flagged holder has a thing. The text is always the same, so a session may answer with
 * what it worked out before, if nothing has changed for it since.
 */
record AskForFlagged(String session) implements SessionsCommand {

    private static final Operation.Query QUERY = Operation.orderedQuery(
            "SELECT",
            List.of(new Column(
                    "flagged",
                    ValueKind.BOOLEAN,
                    "EXISTS (SELECT 1 FROM holder h JOIN thing t ON t.holder = h.id WHERE h.flag)")),
            "");

    static CommandKind<Database> kind() {
        return CommandKind.<Database, AskForFlagged>of("askForFlagged", AskForFlagged.class)
                .weight(8)
                .needs("edit", "putThing")
                .helpedBy("begin")
                .draw((model, random) -> model.drawn(new AskForFlagged(session(model, random))))
                .aspect(
                        "before its own change",
                        (model, ask) -> model.work(ask.session)
                                .filter(work -> !work.hasLocks())
                                .isPresent())
                .aspect(
                        "after its own change of the answer",
                        (model, ask) -> model.work(ask.session).isPresent()
                                && !ask.answer(model).equals(new AskForFlagged(MAIN).answer(model)))
                .aspect(
                        "again in a transaction, after its own change of the answer",
                        (model, ask) -> model.work(ask.session)
                                .filter(Work::hasLocks)
                                .flatMap(Work::lastTold)
                                .filter(told -> !told.equals(ask.answer(model)))
                                .isPresent())
                .render(AskForFlagged::operation);
    }

    /** A session that has asked before in its transaction is drawn more often. */
    private static String session(Database model, RandomGenerator random) {
        List<String> again = model.asked();
        return again.isEmpty() || random.nextInt(2) == 0
                ? Names.anySession(random)
                : again.get(random.nextInt(again.size()));
    }

    @Override
    public Answer play(Database database) {
        Answer answer = database.read(
                session, List.of(Tables.HOLDER, Tables.THING), seen -> List.of(Row.of(Cell.bool(isTrue(seen)))));
        database.work(session).ifPresent(work -> work.tell(answer));
        return answer;
    }

    /** Whether the answer in this state is yes. */
    boolean isTrue(Database model) {
        return answer(model).equals(new Answer.Returned(List.of(Row.of(Cell.bool(true)))));
    }

    private static boolean isTrue(Map<String, SortedMap<Integer, Row>> seen) {
        return seen.get(Tables.HOLDER).entrySet().stream()
                .filter(holder -> Tables.isFlagged(holder.getValue()))
                .anyMatch(holder -> seen.get(Tables.THING).values().stream()
                        .anyMatch(thing -> Tables.isOf(thing, holder.getKey())));
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(session, QUERY);
    }
}
