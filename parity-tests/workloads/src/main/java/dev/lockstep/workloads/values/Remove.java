package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Parameters;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Removes the rows from one id to another. */
record Remove(int first, int last) implements ValuesCommand {

    private static final int MOST = 12;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("remove", Remove.class)
                .needs("put")
                .weight(2)
                .draw((values, random) -> values.anyTaken(random).map(id -> new Remove(id, id + random.nextInt(MOST))))
                .render(Remove::operation);
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.affects(values.rows().subMap(first, last + 1).size());
    }

    @Override
    public void apply(Values values) {
        values.rows().subMap(first, last + 1).clear();
    }

    @Override
    public boolean possible(Values values) {
        return first <= last;
    }

    @Override
    public Operation operation() {
        return Operation.execute(
                "DELETE FROM v WHERE id BETWEEN ? AND ?", Parameters.values(Cell.number(first), Cell.number(last)));
    }
}
