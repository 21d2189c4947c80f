package dev.lockstep.workloads.schema;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code schema} for H2. */
public final class SchemaProvider implements WorkloadProvider {

    @Override
    public String name() {
        return SchemaWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("h2")
                ? Optional.of(new SchemaWorkload(Steering.round(system.avoidances())))
                : Optional.empty();
    }
}
