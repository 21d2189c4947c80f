package dev.lockstep.workloads.graphs;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/** Provides the workload {@code graphs} for stores of triples. */
public final class GraphsProvider implements WorkloadProvider {

    @Override
    public String name() {
        return GraphsWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals("sparql")
                ? Optional.of(new GraphsWorkload(
                        !system.avoidances().avoids("copy-over-graph"),
                        !system.avoidances().avoids("put-loses-prefixes"),
                        !system.avoidances().avoids("prefix-of-scheme")))
                : Optional.empty();
    }
}
