package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Inserts rows.
 *
 * @param first the key of the first row; the others follow
 */
record PutThings(String table, int first, List<Thing> things) implements TransferCommand {

    static final String NAME = "putThings";

    private static final int KEYS = 60;

    PutThings {
        things = List.copyOf(things);
    }

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        NAME,
                        PutThings.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .map(table -> new PutThings(
                                        table, random.nextInt(KEYS), things(1 + random.nextInt(4), random))))
                .needs(MakeTable.NAME)
                .weight(8)
                .aspect(
                        "of a long note",
                        (depot, put) -> put.things().stream()
                                .anyMatch(thing -> thing.note()
                                        .filter(note -> note.length() > 255)
                                        .isPresent()))
                .aspect(
                        "of a null and an empty text",
                        (depot, put) -> put.has(Optional.empty()) && put.has(Optional.of("")))
                .aspect(
                        "of many bytes",
                        (depot, put) -> put.things().stream()
                                .anyMatch(thing -> thing.bytes()
                                        .filter(hex -> hex.length() > 512)
                                        .isPresent()))
                .render(PutThings::operation);
    }

    private boolean has(Optional<String> word) {
        return things.stream()
                .anyMatch(thing -> thing.word().equals(word) || thing.note().equals(word));
    }

    private static List<Thing> things(int count, RandomGenerator random) {
        List<Thing> things = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            things.add(Thing.draw(random));
        }
        return things;
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table)
                && depot.tables()
                        .get(table)
                        .rows()
                        .subMap(first, first + things.size())
                        .isEmpty();
    }

    @Override
    public Operation operation() {
        return Operation.mutate("INSERT INTO " + table + " VALUES "
                + IntStream.range(0, things.size())
                        .mapToObj(i -> "(" + (first + i) + ", " + things.get(i).literals() + ", NULL)")
                        .collect(Collectors.joining(", ")));
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.affects(things.size());
    }

    @Override
    public void apply(Depot depot) {
        for (int i = 0; i < things.size(); i++) {
            depot.tables().get(table).rows().put(first + i, things.get(i));
        }
    }
}
