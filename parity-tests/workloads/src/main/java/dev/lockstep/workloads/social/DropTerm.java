package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Set;

/** Has a key stand for nothing. */
record DropTerm(String key) implements GraphCommand {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "dropTerm",
                DropTerm.class,
                3,
                Set.of(PutTerm.NAME),
                (model, random) -> Draw.any(model.terms().keySet(), random).map(DropTerm::new));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.terms().containsKey(key);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(SocialModel model) {
        model.dropTerm(key);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.dropTerm(key);
    }
}
