package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;

/**
 * Creates a view of the keys of a table, or replaces one.
 *
 * @param of the table
 * @param beside a table that is joined to it and shows nothing
 */
record MakeView(String name, String of, Optional<String> beside) implements TransferCommand {

    static final String NAME = "makeView";

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        NAME,
                        MakeView.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .map(of -> new MakeView(
                                        Draw.one(Depot.VIEWS, random),
                                        of,
                                        random.nextBoolean() ? TransferCommand.table(depot, random) : Optional.empty()))
                                .filter(make -> depot.mayRead(make.name(), make.of(), make.beside())))
                .needs(MakeTable.NAME)
                .weight(3)
                .aspect(
                        "in the place of another",
                        (depot, make) -> depot.views().containsKey(make.name()))
                .aspect("of two tables", (depot, make) -> make.beside().isPresent())
                .render(MakeView::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(of)
                && beside.filter(other -> !depot.tables().containsKey(other)).isEmpty();
    }

    @Override
    public Operation operation() {
        return Operation.mutate("CREATE OR REPLACE VIEW " + name + " AS SELECT a.id FROM " + of + " a"
                + beside.map(other -> " LEFT JOIN " + other + " b ON a.id = b.id")
                        .orElse(""));
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.makeView(name, of, beside);
    }
}
