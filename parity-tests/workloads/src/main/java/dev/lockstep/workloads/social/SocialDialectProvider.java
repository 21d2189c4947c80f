package dev.lockstep.workloads.social;

import dev.lockstep.system.SystemUnderTest;
import dev.lockstep.workload.UnsoundWorkloadException;
import dev.lockstep.workload.Workload;
import dev.lockstep.workload.WorkloadProvider;
import java.util.Optional;

/**
 * Provides {@code --workload social} for the systems whose description names one dialect. A plugin extends it, with a
 * constructor that has no arguments, and lists the subclass in
 * {@code META-INF/services/dev.lockstep.workload.WorkloadProvider}.
 */
public abstract class SocialDialectProvider implements WorkloadProvider {

    private final String name;
    private final SocialDialect dialect;

    /**
     * Creates the provider of one dialect.
     *
     * @param name the dialect's name, as {@link SystemUnderTest#dialect} gives it
     * @param dialect renders the workload in the query language of those systems
     */
    protected SocialDialectProvider(String name, SocialDialect dialect) {
        this.name = name;
        this.dialect = dialect;
    }

    @Override
    public final String name() {
        return SocialWorkload.NAME;
    }

    /** @throws UnsoundWorkloadException if the system makes a promise that the dialect cannot express */
    @Override
    public final Optional<Workload<?>> forSystem(SystemUnderTest system) {
        return system.dialect().equals(name) ? Optional.of(new SocialWorkload(system, dialect)) : Optional.empty();
    }
}
