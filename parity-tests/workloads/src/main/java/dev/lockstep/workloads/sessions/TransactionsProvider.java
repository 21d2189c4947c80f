package dev.lockstep.workloads.sessions;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import dev.lockstep.workloads.sessions.TransactionsWorkload.Dialect;
import java.util.Optional;

/** Provides the workload {@code transactions} for both systems in the box. */
public final class TransactionsProvider implements WorkloadProvider {

    @Override
    public String name() {
        return TransactionsWorkload.NAME;
    }

    @Override
    public Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return switch (system.dialect()) {
            case "h2" -> Optional.of(new TransactionsWorkload(Dialect.SQL));
            case "sparql" -> Optional.of(new TransactionsWorkload(Dialect.SPARQL));
            default -> Optional.empty();
        };
    }
}
