package dev.lockstep.workload.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.Set;

/** Has the store rebuilt. */
record Repair() implements SocialCommand {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>("repair", Repair.class, 1, Set.of(), (model, random) -> Optional.of(new Repair()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.done();
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
