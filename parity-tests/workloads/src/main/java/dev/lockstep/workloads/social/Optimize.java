package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Has the store rearranged. */
record Optimize() implements Maintenance {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "optimize", Optimize.class, 1, Set.of(), (model, random) -> Optional.of(new Optimize()));
    }

    @Override
    public void apply(SocialModel model) {
        model.session().end();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return new Operation.Optimize(Operation.MAIN);
    }
}
