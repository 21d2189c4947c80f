package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Deletes the rows from a key on. */
record RemoveThings(String table, int from) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "removeThings",
                        RemoveThings.class,
                        (depot, random) ->
                                table(depot, random).map(table -> new RemoveThings(table, random.nextInt(10, 100))))
                .needs(PutThings.NAME)
                .helpedBy("fillTable")
                .weight(2)
                .aspect("of many rows", (depot, remove) -> remove.count(depot) > 100)
                .render(RemoveThings::operation);
    }

    /** A table with many rows is drawn more often, because there is one at most. */
    private static Optional<String> table(Depot depot, RandomGenerator random) {
        return Draw.any(depot.withManyRows(), random)
                .filter(many -> Draw.oneIn(3, random))
                .or(() -> TransferCommand.table(depot, random));
    }

    private int count(Depot depot) {
        return depot.tables().get(table).rows().tailMap(from).size();
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table) && count(depot) > 0;
    }

    @Override
    public Operation operation() {
        return Operation.mutate("DELETE FROM " + table + " WHERE id >= " + from);
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.affects(count(depot));
    }

    @Override
    public void apply(Depot depot) {
        depot.tables().get(table).rows().tailMap(from).clear();
    }
}
