package dev.lockstep.workloads.social;

/** Brings the social workload in SPARQL. */
public final class SparqlDialectProvider extends SocialDialectProvider {

    public SparqlDialectProvider() {
        super("sparql", new SparqlDialect());
    }
}
