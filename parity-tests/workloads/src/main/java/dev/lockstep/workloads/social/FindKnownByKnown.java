package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;

/** Two hops along the edges. */
record FindKnownByKnown(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindKnownByKnown> kind() {
        return CommandKind.of("findKnownByKnown", FindKnownByKnown.class)
                .weight(4)
                .needs(InsertKnows.NAME)
                .draw((model, random) -> {
                    List<String> withTwoHops = model.knows().keySet().stream()
                            .filter(slug ->
                                    model.known(slug).flatMap(model::known).isPresent())
                            .toList();
                    return Draw.any(withTwoHops, random).map(FindKnownByKnown::new);
                });
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.keysAndNames(model.known(slug).flatMap(model::known).stream()), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.knownByKnown(slug);
    }
}
