package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;
import java.util.Set;

/** Makes the session's table while it is there. */
record StageAgain(int session) implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "stageAgain",
                StageAgain.class,
                2,
                Set.of(Stage.NAME),
                (model, random) ->
                        Optional.of(new StageAgain(model.session().number())).filter(stage -> stage.possible(model)));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number() && model.session().staged().isPresent();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.sql().stage(session);
    }

    @Override
    public String refusedAs() {
        return EXISTS;
    }
}
