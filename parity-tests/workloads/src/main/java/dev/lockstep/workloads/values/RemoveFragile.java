package dev.lockstep.workloads.values;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Removes the values that a repair is known to change. Until the next repair, no others are drawn. */
record RemoveFragile() implements ValuesCommand {

    static CommandKind<Values> kind() {
        return ValuesCommand.kind("removeFragile", RemoveFragile.class)
                .needs("put")
                .drawFrom(
                        values -> values.isChangedByRepair() ? List.of(true) : List.<Boolean>of(),
                        any -> new RemoveFragile())
                .render(RemoveFragile::operation);
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.affects(values.rows().values().stream()
                .filter(held -> held.domain().isChangedByRepair())
                .count());
    }

    @Override
    public void apply(Values values) {
        values.rows().values().removeIf(held -> held.domain().isChangedByRepair());
        values.calm(true);
    }

    @Override
    public Operation operation() {
        return Operation.mutate("DELETE FROM v WHERE "
                + Stream.of(Domain.values())
                        .filter(Domain::isChangedByRepair)
                        .map(domain -> domain.column() + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ")));
    }
}
