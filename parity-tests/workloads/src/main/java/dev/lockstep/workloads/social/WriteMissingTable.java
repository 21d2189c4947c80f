package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Writes into a table that is not there. */
record WriteMissingTable() implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "writeMissingTable",
                WriteMissingTable.class,
                2,
                Set.of(),
                (model, random) -> Optional.of(new WriteMissingTable()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
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
