package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Rebuilds the store. */
record Repair() implements Maintenance {

    static CommandKind.Builder<SocialModel, Repair> kind() {
        return CommandKind.of("repair", Repair.class).draw(new Repair());
    }

    @Override
    public void apply(SocialModel model) {
        model.session().endSomewhere();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.repair();
    }
}
