package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Reads a table that is not there. */
record ReadMissingTable() implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "readMissingTable",
                ReadMissingTable.class,
                2,
                Set.of(),
                (model, random) -> Optional.of(new ReadMissingTable()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
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
