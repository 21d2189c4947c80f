package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** Gives a row other values. */
record ChangeThing(String table, int id, Thing thing) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "changeThing",
                        ChangeThing.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .flatMap(table -> Draw.any(
                                                depot.tables().get(table).rows().keySet(), random)
                                        .map(id -> new ChangeThing(table, id, Thing.draw(random)))))
                .needs(PutThings.NAME)
                .weight(3)
                .render(ChangeThing::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table)
                && depot.tables().get(table).rows().containsKey(id);
    }

    @Override
    public Operation operation() {
        return Operation.mutate(
                "UPDATE " + table + " SET (word, note, bytes, price) = (" + thing.literals() + ") WHERE id = " + id);
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(Depot depot) {
        depot.tables().get(table).rows().put(id, thing);
    }
}
