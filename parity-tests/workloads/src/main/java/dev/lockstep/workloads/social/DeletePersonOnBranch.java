package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** Deletes a person and the person's edges on a branch; main keeps them. */
record DeletePersonOnBranch(String branch, String slug) implements GraphCommand {

    static CommandKind.Builder<SocialModel, DeletePersonOnBranch> kind() {
        return CommandKind.of("deletePersonOnBranch", DeletePersonOnBranch.class)
                .weight(3)
                .needs(Fork.NAME, InsertPersonsOnBranch.NAME)
                .draw((model, random) -> Draw.any(model.branches().keySet(), random)
                        .flatMap(branch -> Draws.anyPerson(model.branches().get(branch), random)
                                .map(person -> new DeletePersonOnBranch(branch, person.slug()))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.branches().containsKey(branch)
                && model.branches().get(branch).persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.branches().get(branch).removePerson(slug);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.deletePersonOn(branch, slug);
    }
}
