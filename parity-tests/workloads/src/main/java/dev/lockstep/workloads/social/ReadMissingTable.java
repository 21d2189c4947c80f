package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Reads a table that does not exist. */
record ReadMissingTable() implements Illegal {

    static CommandKind.Builder<SocialModel, ReadMissingTable> kind() {
        return CommandKind.of("readMissingTable", ReadMissingTable.class)
                .weight(2)
                .draw(new ReadMissingTable());
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.readMissingTable();
    }

    @Override
    public String refusedAs() {
        return NOT_FOUND;
    }
}
