package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Looks up a key that does not exist. */
record FindNobody(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindNobody> kind(Draws draws) {
        return CommandKind.of("findNobody", FindNobody.class)
                .weight(2)
                .draw((model, random) -> Optional.of(
                        new FindNobody(draws.freshSlug(model.persons().keySet(), random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return !model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.findsNothing();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.person(slug);
    }
}
