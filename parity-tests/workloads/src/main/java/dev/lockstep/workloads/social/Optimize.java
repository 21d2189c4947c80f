package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Asks the store to reorganise itself. */
record Optimize() implements Maintenance {

    static CommandKind.Builder<SocialModel, Optimize> kind() {
        return CommandKind.of("optimize", Optimize.class).draw(new Optimize());
    }

    @Override
    public void apply(SocialModel model) {
        model.session().end();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.optimize();
    }
}
