package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** Drops a view. */
record DropView(String name) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "dropView",
                        DropView.class,
                        (depot, random) ->
                                Draw.any(depot.views().keySet(), random).map(DropView::new))
                .needs(MakeView.NAME)
                .render(DropView::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.views().containsKey(name);
    }

    @Override
    public Operation operation() {
        return Operation.mutate("DROP VIEW " + name);
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.dropView(name);
    }
}
