package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Inserts a person that does not fit the columns. */
record InsertMisfit(Misfit misfit) implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "insertMisfit",
                InsertMisfit.class,
                3,
                Set.of(),
                (model, random) -> Optional.of(new InsertMisfit(Draw.one(List.of(Misfit.values()), random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.sql().misfit(misfit);
    }

    @Override
    public String refusedAs() {
        return misfit.refusal();
    }
}
