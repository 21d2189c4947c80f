package dev.lockstep.workloads.values;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Removes the values that a repair is known to change. Until the next repair, none are drawn.
 *
 * @param domains the types of the values
 */
record RemoveFragile(List<Domain> domains) implements ValuesCommand {

    static CommandKind<Values> kind(List<Domain> all) {
        List<Domain> fragile = all.stream().filter(Domain::isChangedByRepair).toList();
        return ValuesCommand.kind("removeFragile", RemoveFragile.class)
                .needs("put")
                .drawFrom(
                        values -> values.isChangedByRepair() ? List.of(true) : List.<Boolean>of(),
                        any -> new RemoveFragile(fragile))
                .render(RemoveFragile::operation);
    }

    @Override
    public boolean possible(Values values) {
        return !domains.isEmpty();
    }

    @Override
    public Expectation expect(Values values) {
        return Expectation.affects(values.rows().values().stream()
                .filter(held -> domains.contains(held.domain()))
                .count());
    }

    @Override
    public void apply(Values values) {
        values.rows().values().removeIf(held -> domains.contains(held.domain()));
        values.calm(true);
    }

    @Override
    public Operation operation() {
        return Operation.mutate("DELETE FROM v WHERE "
                + domains.stream()
                        .map(domain -> domain.column() + " IS NOT NULL")
                        .collect(Collectors.joining(" OR ")));
    }
}
