package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Inserts many rows at once, so that an export has several blocks. */
record FillTable(String table) implements TransferCommand {

    /** The number of rows. */
    static final int MANY = 250;

    private static final int FIRST = 1_000;

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "fillTable",
                        FillTable.class,
                        (depot, random) -> TransferCommand.table(depot, random).map(FillTable::new))
                .needs(MakeTable.NAME)
                .weight(4)
                .render(FillTable::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table)
                && depot.tables().get(table).rows().tailMap(FIRST).isEmpty()
                && !depot.hasManyRows();
    }

    @Override
    public Operation operation() {
        return Operation.mutate("INSERT INTO " + table + " SELECT x, 'w' || x, 'n' || x, NULL, NULL, NULL"
                + " FROM SYSTEM_RANGE(" + FIRST + ", " + (FIRST + MANY - 1) + ")");
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.affects(MANY);
    }

    @Override
    public void apply(Depot depot) {
        for (int x = FIRST; x < FIRST + MANY; x++) {
            depot.tables()
                    .get(table)
                    .rows()
                    .put(x, new Thing(Optional.of("w" + x), Optional.of("n" + x), Optional.empty(), Optional.empty()));
        }
    }
}
