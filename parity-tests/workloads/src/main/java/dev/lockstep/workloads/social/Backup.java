package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Takes a backup and reads everything in the copy. */
record Backup() implements SocialCommand {

    static CommandKind.Builder<SocialModel, Backup> kind() {
        return CommandKind.of("backup", Backup.class)
                .weight(2)
                .needs(InsertPersons.NAME)
                .draw(new Backup());
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.copy(), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.backup(StoreDialect.of(dialect).copy());
    }
}
