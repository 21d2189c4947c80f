package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Has the store let go of and opened again. */
record Reopen() implements Maintenance {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>("reopen", Reopen.class, 2, Set.of(), (model, random) -> Optional.of(new Reopen()));
    }

    @Override
    public void apply(SocialModel model) {
        model.session().end();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return new Operation.Reopen(Operation.MAIN);
    }
}
