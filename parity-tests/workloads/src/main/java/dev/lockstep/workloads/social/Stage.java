package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Copies the keys of all persons into a table that only the session sees. */
record Stage(int session) implements SqlCommand {

    static final String NAME = "stage";

    static CommandKind.Builder<SocialModel, Stage> kind() {
        return CommandKind.of("stage", Stage.class)
                .weight(2)
                .needs(InsertPersons.NAME)
                .takenBackByKill("a temporary table ends with its session")
                .drawIfPossible((model, random) -> new Stage(model.session().number()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number()
                && model.session().staged().isEmpty()
                && !model.persons().isEmpty();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.done();
    }

    @Override
    public void change(SocialModel model) {
        model.session().stage(model.persons().keySet());
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.stage(session);
    }
}
