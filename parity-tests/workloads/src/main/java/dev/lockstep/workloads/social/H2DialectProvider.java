package dev.lockstep.workloads.social;

/** Brings the social workload in H2's SQL. */
public final class H2DialectProvider extends SocialDialectProvider {

    public H2DialectProvider() {
        super("h2", new H2Dialect());
    }
}
