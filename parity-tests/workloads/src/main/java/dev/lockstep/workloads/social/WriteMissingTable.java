package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Writes into a table that does not exist. */
record WriteMissingTable() implements Illegal {

    static CommandKind.Builder<SocialModel, WriteMissingTable> kind() {
        return CommandKind.of("writeMissingTable", WriteMissingTable.class)
                .weight(2)
                .draw(new WriteMissingTable());
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.writeMissingTable();
    }

    @Override
    public String refusedAs() {
        return NOT_FOUND;
    }
}
