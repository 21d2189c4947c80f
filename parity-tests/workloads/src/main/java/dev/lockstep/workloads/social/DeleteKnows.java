package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes a person's edge, so that the person knows nobody. */
record DeleteKnows(String from) implements SocialCommand {

    static CommandKind.Builder<SocialModel, DeleteKnows> kind() {
        return CommandKind.of("deleteKnows", DeleteKnows.class)
                .weight(4)
                .needs(InsertKnows.NAME)
                .drawFrom(model -> model.knows().keySet(), DeleteKnows::new);
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.knows().containsKey(from);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.disconnect(from);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deleteKnows(from);
    }
}
