package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;

/** A command that only a {@link SqlDialect} can say. */
interface SqlCommand extends SocialCommand {

    Operation render(SqlDialect dialect);

    @Override
    default Operation render(SocialDialect dialect) {
        return render(dialect.sql().orElseThrow());
    }
}
