package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** Inserts into a table that a session has created with a check on its colours. */
record FillBox(String session, String box, int id, String colour) implements SessionsCommand {

    private static final List<String> COLOURS = List.of("red", "blue", "green");

    static CommandKind<Database> kind() {
        return CommandKind.<Database, FillBox>of("fillBox", FillBox.class)
                .weight(6)
                .needs("makeBox")
                .draw((model, random) -> draw(model, random).flatMap(model::drawn))
                .aspect("against the check", (model, fill) -> fill.breaksTheCheck())
                .aspect(
                        "of a table whose maker is gone",
                        (model, fill) -> !fill.breaksTheCheck()
                                && model.isMakerGone(fill.box)
                                && !fill.answer(model).isRefused())
                .render(FillBox::operation);
    }

    private static Optional<FillBox> draw(Database model, RandomGenerator random) {
        List<String> boxes = Tables.BOXES.stream().filter(model::hasTable).toList();
        return boxes.isEmpty()
                ? Optional.empty()
                : Optional.of(new FillBox(
                        Names.anySession(random),
                        boxes.get(random.nextInt(boxes.size())),
                        Edit.key(random),
                        COLOURS.get(random.nextInt(COLOURS.size()))));
    }

    private boolean breaksTheCheck() {
        return !colour.equals("red") && !colour.equals("blue");
    }

    @Override
    public boolean possible(Database database) {
        return database.hasTable(box) && SessionsCommand.super.possible(database);
    }

    @Override
    public Answer play(Database database) {
        return breaksTheCheck()
                ? database.refuse(session, box, "CHECK")
                : database.insert(session, box, new TreeMap<>(Map.of(id, Row.texts(colour))));
    }

    @Override
    public Operation operation() {
        return SessionsCommand.in(
                session, Operation.mutate("INSERT INTO " + box + " VALUES (" + id + ", '" + colour + "')"));
    }
}
