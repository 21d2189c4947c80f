package dev.lockstep.workloads.values;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code values} for H2, whose drivers take parameters and batches. */
public final class ValuesProvider implements WorkloadProvider {

    @Override
    public String name() {
        return ValuesWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("h2")
                ? Optional.of(new ValuesWorkload(
                        name(),
                        Domain.all(),
                        system.avoidances().avoids("repair-values")
                                || system.avoidances().avoids("repair-blob")))
                : Optional.empty();
    }
}
