package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;

/** A command that only a {@link GraphDialect} can express. */
interface GraphCommand extends SocialCommand {

    Operation render(GraphDialect dialect);

    @Override
    default Operation render(SocialDialect dialect) {
        if (dialect instanceof GraphDialect graph) {
            return render(graph);
        }
        throw new IllegalStateException("the system's description makes a promise that its dialect "
                + dialect.getClass().getSimpleName() + " cannot express: "
                + getClass().getSimpleName());
    }
}
