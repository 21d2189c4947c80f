package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Rebuilds the store. */
record Repair() implements Maintenance {

    static CommandKind.Builder<SocialModel, Repair> kind() {
        return Maintenance.aspects(
                CommandKind.of("repair", Repair.class)
                        .cost(10)
                        .needs(InsertPersons.NAME)
                        .draw(new Repair()),
                Repair.class);
    }

    @Override
    public void change(SocialModel model) {
        model.session().endSomewhere();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.repair();
    }
}
