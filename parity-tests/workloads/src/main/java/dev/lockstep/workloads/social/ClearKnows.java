package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.Set;

/** Deletes all edges at once. */
record ClearKnows() implements SocialCommand {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "clearKnows",
                ClearKnows.class,
                1,
                Set.of(InsertKnows.NAME),
                (model, random) -> Optional.of(new ClearKnows())
                        .filter(clear -> !model.knows().isEmpty()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(model.knows().size());
    }

    @Override
    public void apply(SocialModel model) {
        model.disconnectAll();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.sql().clearKnows();
    }
}
