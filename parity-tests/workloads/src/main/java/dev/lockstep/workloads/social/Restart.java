package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;

/**
 * Stops the server in an orderly way and starts it again. An arm without a server does nothing; its data have to agree
 * with the server's afterwards.
 */
record Restart() implements Maintenance {

    static CommandKind.Builder<SocialModel, Restart> kind() {
        return Maintenance.aspects(
                CommandKind.of("restart", Restart.class)
                        .cost(100)
                        .needs(InsertPersons.NAME)
                        .draw(new Restart()),
                Restart.class);
    }

    @Override
    public void change(SocialModel model) {
        model.session().endSomewhere();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return Operation.restart();
    }
}
