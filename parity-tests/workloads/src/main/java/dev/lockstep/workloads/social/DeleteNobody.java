package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Deletes a person that does not exist. This succeeds and changes nothing. */
record DeleteNobody(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, DeleteNobody> kind(Draws draws) {
        return CommandKind.of("deleteNobody", DeleteNobody.class)
                .weight(2)
                .draw((model, random) -> Optional.of(
                        new DeleteNobody(draws.freshSlug(model.persons().keySet(), random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return !model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affectsNothing();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deletePerson(slug);
    }
}
