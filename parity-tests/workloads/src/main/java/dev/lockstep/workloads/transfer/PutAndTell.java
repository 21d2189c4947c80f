package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Inserts a row by a statement that answers with it, although nobody asked for rows. */
record PutAndTell(String table, int id) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "putAndTell",
                        PutAndTell.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .map(table -> new PutAndTell(table, random.nextInt(100, 200))))
                .needs(MakeTable.NAME)
                .render(PutAndTell::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table)
                && !depot.tables().get(table).rows().containsKey(id);
    }

    @Override
    public Operation operation() {
        return Operation.mutate(
                "SELECT id, word FROM FINAL TABLE (INSERT INTO " + table + " (id) VALUES (" + id + "))");
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.agrees();
    }

    @Override
    public void apply(Depot depot) {
        depot.tables().get(table).rows().put(id, Thing.NOTHING);
    }
}
