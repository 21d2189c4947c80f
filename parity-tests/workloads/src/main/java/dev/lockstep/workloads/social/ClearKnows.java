package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Deletes all edges at once. */
record ClearKnows() implements SqlCommand {

    static CommandKind.Builder<SocialModel, ClearKnows> kind(SqlDialect dialect) {
        CommandKind.Builder<SocialModel, ClearKnows> kind = CommandKind.of("clearKnows", ClearKnows.class)
                .needs(InsertKnows.NAME)
                .aspect("more than ten", (model, command) -> model.knows().size() > 10)
                .draw((model, random) -> Optional.of(new ClearKnows())
                        .filter(clear -> !model.knows().isEmpty()));
        return dialect.truncationTakenBack().map(kind::takenBackByKill).orElse(kind);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(model.knows().size());
    }

    @Override
    public void change(SocialModel model) {
        model.disconnectAll();
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.clearKnows();
    }
}
