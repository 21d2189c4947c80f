package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** One hop against the edge: finds the persons who know a person. */
record FindKnowing(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindKnowing> kind() {
        return CommandKind.of("findKnowing", FindKnowing.class)
                .weight(3)
                .needs(InsertKnows.NAME)
                .aspect(
                        "several",
                        (model, command) -> model.knowing(command.slug()).count() > 3)
                .rareAspect(
                        "beyond a hundred rows",
                        (model, command) -> model.knowing(command.slug()).count() > SocialModel.FETCH)
                .draw((model, random) -> Draw.any(
                                Draw.oneIn(8, random)
                                        ? model.keys()
                                        : model.knows().values(),
                                random)
                        .map(FindKnowing::new));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.keysAndNames(model.knowing(slug)), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.knowing(slug);
    }
}
