package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** One hop along the edge: finds the person whom a person knows. */
record FindKnown(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindKnown> kind() {
        return CommandKind.of("findKnown", FindKnown.class)
                .weight(3)
                .needs(InsertKnows.NAME)
                .aspect(
                        "the same person",
                        (model, command) -> model.known(command.slug())
                                .filter(command.slug()::equals)
                                .isPresent())
                .draw((model, random) -> Draw.any(
                                Draw.oneIn(8, random)
                                        ? model.keys()
                                        : model.knows().keySet(),
                                random)
                        .map(FindKnown::new));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.keysAndNames(model.known(slug).stream()), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.knownBy(slug);
    }
}
