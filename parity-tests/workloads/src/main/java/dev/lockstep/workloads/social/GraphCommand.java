package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;

/** A command that only a {@link GraphDialect} can say. */
interface GraphCommand extends SocialCommand {

    Operation render(GraphDialect dialect);

    @Override
    default Operation render(SocialDialect dialect) {
        if (dialect instanceof GraphDialect graph) {
            return render(graph);
        }
        throw new IllegalStateException("the system's description promises what its dialect "
                + dialect.getClass().getSimpleName() + " cannot say: "
                + getClass().getSimpleName());
    }
}
