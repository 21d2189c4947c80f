package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** Adds to main what a branch has and main lacks; the branch stays. */
record MergeBranch(String branch) implements GraphCommand {

    static CommandKind.Builder<SocialModel, MergeBranch> kind() {
        return CommandKind.of("mergeBranch", MergeBranch.class)
                .weight(8)
                .needs(Fork.NAME, InsertPersonsOnBranch.NAME)
                .aspect("more than ten", (model, command) -> model.missingFrom(command.branch()) > 10)
                .draw((model, random) -> Draw.any(
                                model.branches().keySet().stream()
                                        .filter(branch -> model.canMerge(branch) && model.missingFrom(branch) > 0)
                                        .toList(),
                                random)
                        .map(MergeBranch::new));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.branches().containsKey(branch);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(model.missingFrom(branch));
    }

    @Override
    public void change(SocialModel model) {
        model.merge(branch);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.merge(branch);
    }
}
