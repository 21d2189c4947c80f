package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.Set;

/** Deletes a person that is not there, which is done and changes nothing. */
record DeleteNobody(String slug) implements Reading {

    static CommandKind<SocialModel, SocialCommand> kind(Draws draws) {
        return new CommandKind<>(
                "deleteNobody",
                DeleteNobody.class,
                2,
                Set.of(),
                (model, random) -> Optional.of(
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
