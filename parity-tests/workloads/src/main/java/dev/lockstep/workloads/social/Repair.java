package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Has the store rebuilt. */
record Repair() implements Maintenance {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>("repair", Repair.class, 1, Set.of(), (model, random) -> Optional.of(new Repair()));
    }

    @Override
    public void apply(SocialModel model) {
        model.session().endSomewhere();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return new Operation.Repair(Operation.MAIN);
    }
}
