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
                .aspect("the empty key", (model, command) -> command.slug().isEmpty())
                .aspect(
                        "a key cut short",
                        (model, command) -> !command.slug().isEmpty() && model.hasPersonBeginning(command.slug()))
                .aspect(
                        "a key of another case",
                        (model, command) ->
                                model.persons().keySet().stream().anyMatch(command.slug()::equalsIgnoreCase))
                .aspect(
                        "a key with a blank more",
                        (model, command) ->
                                model.persons().containsKey(command.slug().trim()))
                .draw((model, random) -> Optional.of(
                        new DeleteNobody(draws.missingSlug(model.persons().keySet(), random))));
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
