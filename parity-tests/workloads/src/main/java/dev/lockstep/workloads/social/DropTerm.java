package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes the term of a key. */
record DropTerm(String key) implements GraphCommand {

    static CommandKind.Builder<SocialModel, DropTerm> kind() {
        return CommandKind.of("dropTerm", DropTerm.class)
                .weight(3)
                .needs(PutTerm.NAME)
                .drawFrom(model -> model.terms().keySet(), DropTerm::new);
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
    public void change(SocialModel model) {
        model.dropTerm(key);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.dropTerm(key);
    }
}
