package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

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
                        (depot, random) -> TransferCommand.table(depot, random).flatMap(of -> draw(of, depot, random)))
                .needs(MakeTable.NAME)
                .weight(8)
                .aspect(
                        "in the place of another",
                        (depot, make) -> depot.views().containsKey(make.name()))
                .aspect("of two tables", (depot, make) -> make.beside().isPresent())
                .render(MakeView::operation);
    }

    /** Draws a name of those whose view may read the tables now. */
    private static Optional<MakeView> draw(String of, Depot depot, RandomGenerator random) {
        Optional<String> beside = random.nextBoolean() ? TransferCommand.table(depot, random) : Optional.empty();
        List<String> names = Depot.VIEWS.stream()
                .filter(name -> depot.mayRead(name, of, beside))
                .toList();
        return Draw.any(names, random).map(name -> new MakeView(name, of, beside));
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
