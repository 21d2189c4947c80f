package dev.lockstep.workloads.asked;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.domain.Values;
import java.util.Optional;

/**
 * A command of a kind that a file has.
 *
 * @param kind the name of the kind
 * @param arguments its arguments, by name
 */
record Asked(String kind, Values arguments) implements Command<Pools> {

    @Override
    public Optional<String> kindName() {
        return Optional.of(kind);
    }

    @Override
    public boolean possible(Pools pools) {
        return pools.kind(kind).allows(pools, arguments);
    }

    @Override
    public Expectation expect(Pools pools) {
        return pools.kind(kind).expected().of(arguments);
    }

    @Override
    public void apply(Pools pools) {
        pools.kind(kind).change(pools, arguments);
    }
}
