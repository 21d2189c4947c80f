package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Drops a table with everything that depends on it. */
record DropTable(String name) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "dropTable",
                        DropTable.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .filter(table -> !depot.steering().droppedIndexes() || !depot.isSeenBelow(table))
                                .map(DropTable::new))
                .needs(MakeTable.NAME)
                .helpedBy(MakeView.NAME)
                .aspect(
                        "under a view",
                        (depot, drop) -> depot.views().values().stream().anyMatch(view -> view.reads(drop.name())))
                .render(DropTable::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(name);
    }

    @Override
    public Operation operation() {
        return Operation.mutate("DROP TABLE " + name + " CASCADE");
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.dropTable(name);
    }
}
