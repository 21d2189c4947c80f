package dev.lockstep.workloads.transfer;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code transfer} for H2. */
public final class TransferProvider implements WorkloadProvider {

    @Override
    public String name() {
        return TransferWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("h2")
                ? Optional.of(new TransferWorkload(Steering.round(system.avoidances())))
                : Optional.empty();
    }
}
