package dev.lockstep.workloads.social;

import dev.lockstep.system.H2Provider;
import dev.lockstep.system.JenaProvider;
import dev.lockstep.system.Promise;
import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.WorkloadProvider;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;

/** Descriptions to create the workload for: one system that enforces everything, and one that enforces nothing. */
final class Systems {

    static final SystemUnderTest STRICT = system(Set.of(
            Promise.KEYS,
            Promise.REFERENCES,
            Promise.CHECKS,
            Promise.RANGES,
            Promise.TABLES,
            Promise.SQL,
            Promise.REPAIR,
            Promise.SERVER,
            Promise.NUL,
            Promise.LONE_SURROGATES));
    static final SystemUnderTest LAX = system(Set.of());

    /** A system that enforces nothing and stores graphs. */
    static final SystemUnderTest GRAPHS = new JenaProvider().system();

    private Systems() {}

    static SocialWorkload workload(SystemUnderTest system) {
        return ServiceLoader.load(WorkloadProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(SocialWorkload.NAME))
                .flatMap(provider -> provider.forSystem(system).stream())
                .map(SocialWorkload.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static SystemUnderTest system(Set<String> promises) {
        return new SystemUnderTest(
                "h2",
                "H2",
                List.of("com.h2database:h2"),
                "2.5.252",
                "h2",
                promises,
                Map.of(),
                new H2Provider().system().avoidances());
    }
}
