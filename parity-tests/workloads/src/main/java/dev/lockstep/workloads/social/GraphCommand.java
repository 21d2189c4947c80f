package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;

/** A command that only a {@link GraphDialect} can express. */
interface GraphCommand extends SocialCommand {

    Operation render(GraphDialect dialect);

    @Override
    default Operation render(SocialDialect dialect) {
        return render(dialect.graphs().orElseThrow());
    }
}
