package dev.lockstep.workloads.types;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code types} for stores of triples. */
public final class TypesProvider implements WorkloadProvider {

    @Override
    public String name() {
        return TypesWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("sparql")
                ? Optional.of(new TypesWorkload(Domain.drawn(system.avoidances())))
                : Optional.empty();
    }
}
