package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/** Creates the session's table although it exists. */
record StageAgain(int session) implements Illegal, SqlCommand {

    static CommandKind.Builder<SocialModel, StageAgain> kind() {
        return CommandKind.of("stageAgain", StageAgain.class)
                .weight(2)
                .needs(Stage.NAME)
                .drawIfPossible(
                        (model, random) -> new StageAgain(model.session().number()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number() && model.session().staged().isPresent();
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.stage(session);
    }

    @Override
    public String refusedAs() {
        return EXISTS;
    }
}
