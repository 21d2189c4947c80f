package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.Set;

/** Takes a backup and reads everything from the copy. */
record Backup() implements Reading {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "backup", Backup.class, 2, Set.of(InsertPersons.NAME), (model, random) -> Optional.of(new Backup()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.content(), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return new Operation.Backup(Operation.MAIN, dialect.content());
    }
}
