package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Opens or closes a session, or ends its transaction.
 *
 * @param verb what is done
 */
record Steer(String session, Verb verb) implements SessionsCommand {

    /** The changes of a session. */
    enum Verb {
        OPEN(new SessionAction.Open()),
        COMMIT(new SessionAction.Commit()),
        ROLLBACK(new SessionAction.Rollback()),
        CLOSE(new SessionAction.Close()),
        READ_ONLY(new SessionAction.ReadOnly(true)),
        READ_AND_WRITE(new SessionAction.ReadOnly(false));

        private final SessionAction action;

        Verb(SessionAction action) {
            this.action = action;
        }
    }

    /** An end is drawn more often than what changes nothing. */
    private static final List<Verb> DRAWN = List.of(
            Verb.OPEN,
            Verb.COMMIT,
            Verb.COMMIT,
            Verb.COMMIT,
            Verb.ROLLBACK,
            Verb.ROLLBACK,
            Verb.CLOSE,
            Verb.CLOSE,
            Verb.CLOSE,
            Verb.READ_ONLY,
            Verb.READ_AND_WRITE);

    static CommandKind<Database> kind() {
        CommandKind.Builder<Database, Steer> kind = CommandKind.<Database, Steer>of("steer", Steer.class)
                .weight(3)
                .helpedBy("begin", "edit", "writeMuch")
                .draw(Steer::draw);
        for (Verb verb : List.of(Verb.COMMIT, Verb.ROLLBACK, Verb.CLOSE)) {
            String name = verb.name().toLowerCase(Locale.ROOT);
            kind = kind.aspect(
                            name + " of changes",
                            (model, steer) -> steer.verb == verb && model.hasOpenChanges(steer.session))
                    .aspect(
                            name + " of many changes",
                            (model, steer) -> steer.verb == verb && model.hasManyChanges(steer.session));
        }
        return kind.render(Steer::operation);
    }

    /**
     * Draws what some session can do. One with many changes is drawn more often, because there are few of them, and so
     * is the end of one that has made a table.
     */
    private static Optional<Steer> draw(Database model, RandomGenerator random) {
        Verb verb = Draw.one(
                DRAWN.stream().filter(each -> !able(model, each).isEmpty()).toList(), random);
        List<String> able = able(model, verb);
        List<String> rare = able.stream()
                .filter(session -> model.hasManyChanges(session) || verb == Verb.CLOSE && model.isMaker(session))
                .toList();
        String session = Draw.one(Draw.favouring(rare, able, random), random);
        return model.drawn(new Steer(session, verb));
    }

    private static List<String> able(Database model, Verb verb) {
        return Names.sessions().stream()
                .filter(session -> new Steer(session, verb).possible(model))
                .toList();
    }

    /** An end needs a transaction to end, and a close needs a session to close. */
    @Override
    public boolean possible(Database database) {
        return switch (verb) {
            case COMMIT, ROLLBACK -> database.work(session).isPresent();
            case CLOSE -> database.isOpen(session);
            default -> true;
        };
    }

    @Override
    public Answer play(Database database) {
        switch (verb) {
            case COMMIT -> database.commit(session);
            case ROLLBACK -> database.session(session).end();
            case CLOSE -> database.close(session);
            default -> database.session(session);
        }
        return new Answer.Done();
    }

    @Override
    public Operation operation() {
        return Operation.control(session, verb.action);
    }
}
