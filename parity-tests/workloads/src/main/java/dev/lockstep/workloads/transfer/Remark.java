package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.H2Text;
import dev.lockstep.workloads.text.HostileText;

/** Gives a table a comment. */
record Remark(String table, String text) implements TransferCommand {

    private static final HostileText TEXTS = new HostileText(true);

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "remark",
                        Remark.class,
                        (depot, random) -> TransferCommand.table(depot, random)
                                .map(table -> new Remark(table, TEXTS.brief(random))))
                .needs(MakeTable.NAME)
                .weight(2)
                .render(Remark::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.tables().containsKey(table) && !text.isEmpty();
    }

    @Override
    public Operation operation() {
        return Operation.mutate("COMMENT ON TABLE " + table + " IS " + H2Text.literal(text));
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.done();
    }

    @Override
    public void apply(Depot depot) {
        depot.tables().get(table).remark(text);
    }
}
