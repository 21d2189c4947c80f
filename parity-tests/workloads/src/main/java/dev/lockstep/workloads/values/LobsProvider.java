package dev.lockstep.workloads.values;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code lobs}: the part of {@code values} that the oldest releases of H2 can play. */
public final class LobsProvider implements WorkloadProvider {

    @Override
    public String name() {
        return ValuesWorkload.OLD;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("h2")
                ? Optional.of(new ValuesWorkload(
                        name(),
                        Domain.old(),
                        system.avoidances().avoids("repair-values")
                                || system.avoidances().avoids("repair-blob")))
                : Optional.empty();
    }
}
