package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Drops a branch. */
record DropBranch(String branch) implements GraphCommand {

    static CommandKind.Builder<SocialModel, DropBranch> kind() {
        return CommandKind.of("dropBranch", DropBranch.class)
                .needs(Fork.NAME)
                .drawFrom(model -> model.branches().keySet(), DropBranch::new);
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.branches().containsKey(branch);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.done();
    }

    @Override
    public void change(SocialModel model) {
        model.drop(branch);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.drop(branch);
    }
}
