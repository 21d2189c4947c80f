package dev.lockstep.workloads.sessions;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code sessions} for H2, the only system in the box with sessions. */
public final class SessionsProvider implements WorkloadProvider {

    @Override
    public String name() {
        return SessionsWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("h2")
                ? Optional.of(new SessionsWorkload(Steering.round(system.avoidances())))
                : Optional.empty();
    }
}
