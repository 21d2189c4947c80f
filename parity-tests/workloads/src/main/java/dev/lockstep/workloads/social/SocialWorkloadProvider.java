package dev.lockstep.workloads.social;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides {@code --workload social} for systems with a known dialect. */
public final class SocialWorkloadProvider implements WorkloadProvider {

    @Override
    public String name() {
        return SocialWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return switch (system.dialect()) {
            case "h2" -> Optional.of(new SocialWorkload(system, new H2Dialect()));
            case "sparql" -> Optional.of(new SocialWorkload(system, new SparqlDialect()));
            default -> Optional.empty();
        };
    }
}
