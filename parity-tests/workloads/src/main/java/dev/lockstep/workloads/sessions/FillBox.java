package dev.lockstep.workloads.sessions;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
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
                .helpedBy("steer")
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
        List<String> all = Tables.BOXES.stream().filter(model::hasTable).toList();
        List<String> left = all.stream().filter(model::isMakerGone).toList();
        // A box whose maker is gone is drawn more often, because the next maintenance ends all sessions alike.
        List<String> boxes = Draw.favouring(left, all, random);
        if (boxes.isEmpty()) {
            return Optional.empty();
        }
        String box = Draw.one(boxes, random);
        List<String> inside = model.sessions(true);
        // A transaction of which a part was refused keeps nobody waiting in a way that can be told.
        return inside.isEmpty() || random.nextBoolean()
                ? Optional.of(new FillBox(Names.anySession(random), box, Edit.key(random), Draw.one(COLOURS, random)))
                : Draw.any(free(model, box), random)
                        .map(id -> new FillBox(Draw.one(inside, random), box, id, COLOURS.get(0)));
    }

    private static List<Integer> free(Database model, String box) {
        return Edit.keys().stream()
                .filter(id -> !model.rows(box).containsKey(id))
                .toList();
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
