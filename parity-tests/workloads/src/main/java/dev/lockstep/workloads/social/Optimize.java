package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Asks the store to reorganise itself. */
record Optimize() implements Maintenance {

    static CommandKind.Builder<SocialModel, Optimize> kind() {
        return Maintenance.aspects(
                CommandKind.of("optimize", Optimize.class)
                        .cost(5)
                        .needs(InsertPersons.NAME)
                        .draw(new Optimize()),
                Optimize.class);
    }

    @Override
    public void change(SocialModel model) {
        model.session().end();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.optimize();
    }
}
