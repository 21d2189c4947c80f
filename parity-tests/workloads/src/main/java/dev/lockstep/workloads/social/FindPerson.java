package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Looks a person up by its key. */
record FindPerson(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindPerson> kind() {
        return CommandKind.of("findPerson", FindPerson.class)
                .weight(2)
                .needs(InsertPersons.NAME)
                .aspect("the empty key", (model, command) -> command.slug().isEmpty())
                .aspect(
                        "without a name",
                        (model, command) ->
                                model.persons().get(command.slug()).name().isEmpty())
                .rareAspect(
                        "a key of about 256 characters", (model, command) -> TextTrait.AROUND_256.isOf(command.slug()))
                .rareAspect("in a store beyond a hundred rows", (model, command) -> model.isBeyondFetch())
                .drawFrom(SocialModel::keys, FindPerson::new);
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(model.persons().get(slug).row()), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.person(slug);
    }
}
