package dev.lockstep.workloads.values;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;

/** Takes a backup, and reads the values of a type from the copy. */
record Backup(Domain domain) implements ValuesCommand {

    /** No other row has this id. */
    private static final int CANARY = 1_000_000;

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("backup", Backup.class)
                .needs("put")
                .draw((values, random) -> Draw.any(values.held(), random).map(Backup::new))
                .render(Backup::operation);
    }

    @Override
    public Expectation expect(Values values) {
        List<Row> rows = new ArrayList<>(values.of(domain, 0));
        rows.add(Row.of(Cell.number(CANARY), domain.value(0).read()));
        return Expectation.returns(rows, true);
    }

    @Override
    public List<Maintain.Reopen> simpler() {
        return List.of(new Maintain.Reopen());
    }

    @Override
    public List<ValuesCommand> composedOf() {
        return List.of(new Put(CANARY, domain, 0, Passed.LITERAL), new Remove(CANARY, CANARY));
    }

    @Override
    public Operation operation() {
        return Operation.backup(
                Find.all(domain, ""),
                Operation.mutate("INSERT INTO v(" + domain.column() + ", id) VALUES("
                        + domain.value(0).literal() + ", " + CANARY + ")"),
                Operation.mutate("DELETE FROM v WHERE id = " + CANARY));
    }
}
