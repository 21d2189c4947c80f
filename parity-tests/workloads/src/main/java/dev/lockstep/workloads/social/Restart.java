package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.Optional;

/**
 * Has the server stopped in an orderly way and started again. Where there is none the data are the same anyway, and have to
 * agree with the server's afterwards.
 */
record Restart() implements Maintenance {

    static CommandKind.Builder<SocialModel, Restart> kind() {
        return CommandKind.of("restart", Restart.class).draw((model, random) -> Optional.of(new Restart()));
    }

    @Override
    public void apply(SocialModel model) {
        model.session().endSomewhere();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.restart();
    }
}
