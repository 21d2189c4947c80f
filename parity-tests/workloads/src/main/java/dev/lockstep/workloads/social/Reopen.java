package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Closes the store and opens it again. */
record Reopen() implements Maintenance {

    static CommandKind.Builder<SocialModel, Reopen> kind() {
        return Maintenance.aspects(
                CommandKind.of("reopen", Reopen.class)
                        .weight(2)
                        .cost(3)
                        .needs(InsertPersons.NAME)
                        .draw(new Reopen()),
                Reopen.class);
    }

    @Override
    public void change(SocialModel model) {
        model.session().end();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.reopen();
    }
}
