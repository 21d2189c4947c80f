package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Runs one statement on holders in a session. */
record EditHolders(String session, Edit edit) implements SessionsCommand {

    static CommandKind<Database> kind() {
        CommandKind.Builder<Database, EditHolders> kind = CommandKind.<Database, EditHolders>of(
                        "edit", EditHolders.class)
                .weight(14)
                .helpedBy("begin", "isolate")
                .draw((model, random) -> model.drawn(draw(model, random)))
                .aspect("waits for another session", (model, edit) -> edit.isAnswered(model, Answer.LOCK_TIMEOUT))
                .aspect(
                        "of a row that was changed since it was seen",
                        (model, edit) -> edit.isAnswered(model, Answer.DEADLOCK))
                .aspect("of a key that is there", (model, edit) -> edit.isAnswered(model, Answer.DUPLICATE))
                .aspect(
                        "after a part of its transaction was undone",
                        (model, edit) -> model.work(edit.session)
                                .map(Work::isPartlyUndone)
                                .orElse(false))
                .aspect(
                        "of several rows in a transaction",
                        (model, edit) -> edit.edit.verb() == Edit.Verb.RAISE_FROM
                                && model.work(edit.session).isPresent()
                                && edit.answer(model) instanceof Answer.Affected affected
                                && affected.count() > 1);
        for (Isolation level : Isolation.values()) {
            String name = level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            kind = kind.aspect(
                    "beside other changes, " + name,
                    (model, edit) -> model.work(edit.session)
                                    .filter(work -> work.isolation() == level)
                                    .isPresent()
                            && model.isChangedBesides(edit.session));
        }
        for (Isolation level : List.of(Isolation.REPEATABLE_READ, Isolation.SERIALIZABLE)) {
            String name = level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            kind = kind.aspect(
                    "reads what is no longer so, " + name,
                    (model, edit) -> edit.edit.verb() == Edit.Verb.READ
                            && model.seesThePast(edit.session)
                            && model.work(edit.session)
                                    .filter(work -> work.isolation() == level)
                                    .isPresent());
        }
        for (Edit.Verb verb : Edit.Verb.values()) {
            kind = kind.aspect(
                    "in a transaction: " + verb.name().toLowerCase(Locale.ROOT),
                    (model, edit) -> edit.edit.verb() == verb
                            && model.work(edit.session).isPresent()
                            && !edit.answer(model).isRefused());
        }
        return kind.render(EditHolders::operation);
    }

    private static EditHolders draw(Database model, RandomGenerator random) {
        List<String> past = model.open().stream().filter(model::seesThePast).toList();
        List<String> asked = model.asked();
        if (!past.isEmpty() && Draw.oneIn(4, random)) {
            return new EditHolders(Draw.one(past, random), random.nextBoolean() ? Edit.READING : Edit.RAISING);
        }
        if (!asked.isEmpty() && Draw.oneIn(3, random)) {
            return otherwise(model, Draw.one(asked, random), random);
        }
        List<String> beside = model.sessions(true).stream()
                .filter(open -> !model.work(open).orElseThrow().isolation().equals(Isolation.READ_COMMITTED))
                .filter(model::isChangedBesides)
                .toList();
        String session = beside.isEmpty() || random.nextBoolean() ? Names.anySession(random) : Draw.one(beside, random);
        return new EditHolders(session, Edit.draw(random, model.visible(session, Tables.HOLDER)));
    }

    /** Changes the answer that a session has got in its transaction, so that the next one must be another. */
    private static EditHolders otherwise(Database model, String session, RandomGenerator random) {
        List<Integer> holders = model.visible(session, Tables.THING).values().stream()
                .map(Tables::holderOf)
                .filter(model.visible(session, Tables.HOLDER)::containsKey)
                .toList();
        boolean flagged = new AskForFlagged(session).isTrue(model);
        return new EditHolders(
                session,
                flagged
                        ? new Edit(Edit.Verb.UNFLAG_ALL, 1, 1)
                        : new Edit(Edit.Verb.FLAG, Draw.any(holders, random).orElse(Edit.key(random)), 1));
    }

    /** The kind where each statement is committed by itself. */
    static CommandKind<Database> kindWithoutSessions() {
        return CommandKind.<Database, EditHolders>of("edit", EditHolders.class)
                .weight(4)
                .draw((model, random) ->
                        model.drawn(new EditHolders(MAIN, Edit.draw(random, model.rows(Tables.HOLDER)))))
                .render(EditHolders::operation);
    }

    private boolean isAnswered(Database model, Answer answer) {
        return answer(model).equals(answer);
    }

    @Override
    public Answer play(Database database) {
        return edit.play(database, session);
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(session, edit.operation());
    }
}
