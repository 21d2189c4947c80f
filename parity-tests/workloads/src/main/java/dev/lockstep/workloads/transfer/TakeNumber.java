package dev.lockstep.workloads.transfer;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.ValueKind;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;

/** Takes the next number of a sequence. */
record TakeNumber(String sequence) implements TransferCommand {

    static CommandKind<Depot> kind() {
        return TransferCommand.kind(
                        "takeNumber",
                        TakeNumber.class,
                        (depot, random) ->
                                Draw.any(depot.sequences().keySet(), random).map(TakeNumber::new))
                .needs(MakeSequence.NAME)
                .helpedBy("restore")
                .weight(3)
                .aspect("of a restored store", (depot, take) -> depot.wasRestored())
                .render(TakeNumber::operation);
    }

    @Override
    public boolean possible(Depot depot) {
        return depot.sequences().containsKey(sequence);
    }

    @Override
    public Operation operation() {
        return Operation.query(
                "SELECT", List.of(new Column("number", ValueKind.NUMBER, "NEXT VALUE FOR " + sequence)), "");
    }

    @Override
    public Expectation expect(Depot depot) {
        return Expectation.returns(List.of(Row.of(Cell.number(depot.sequences().get(sequence)))), false);
    }

    @Override
    public void apply(Depot depot) {
        depot.sequences().merge(sequence, 1L, Long::sum);
    }
}
