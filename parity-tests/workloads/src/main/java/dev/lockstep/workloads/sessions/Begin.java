package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.SessionAction;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.random.RandomGenerator;

/** Begins a transaction in a session. */
record Begin(String session) implements SessionsCommand {

    static CommandKind<Database> kind() {
        return CommandKind.<Database, Begin>of("begin", Begin.class)
                .weight(5)
                .draw((model, random) ->
                        Draw.any(ready(model, random), random).flatMap(session -> model.drawn(new Begin(session))))
                .aspect(
                        "beside two others",
                        (model, begin) -> model.open().stream()
                                        .filter(open -> model.work(open).isPresent())
                                        .count()
                                == 2)
                .render(Begin::operation);
    }

    /** A session that sees others in another way than most is drawn more often. */
    private static List<String> ready(Database model, RandomGenerator random) {
        List<String> all = model.sessions(false);
        List<String> isolated = all.stream()
                .filter(model::isOpen)
                .filter(session -> model.session(session).isolation() != Isolation.READ_COMMITTED)
                .toList();
        return Draw.favouring(isolated, all, random);
    }

    @Override
    public boolean possible(Database database) {
        return database.work(session).isEmpty();
    }

    @Override
    public Answer play(Database database) {
        database.session(session).begin();
        return new Answer.Done();
    }

    @Override
    public Operation operation() {
        return Operation.control(session, new SessionAction.Begin());
    }
}
