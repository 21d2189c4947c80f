package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes a person and the person's edges. */
record DeletePerson(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, DeletePerson> kind() {
        return CommandKind.of("deletePerson", DeletePerson.class)
                .weight(9)
                .needs(InsertPersons.NAME)
                .aspect(
                        "with edges at both ends",
                        (model, command) -> model.knows().containsKey(command.slug())
                                && model.knows().containsValue(command.slug()))
                .rareAspect("from a store beyond a hundred rows", (model, command) -> model.isBeyondFetch())
                .drawFrom(SocialModel::keys, DeletePerson::new);
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.removePerson(slug);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deletePerson(slug);
    }
}
