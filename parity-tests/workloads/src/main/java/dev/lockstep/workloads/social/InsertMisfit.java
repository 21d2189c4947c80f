package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Inserts a person that does not fit the table's columns. */
record InsertMisfit(Misfit misfit) implements Illegal, SqlCommand {

    static CommandKind.Builder<SocialModel, InsertMisfit> kind() {
        return CommandKind.of("insertMisfit", InsertMisfit.class)
                .weight(3)
                .draw((model, random) -> Optional.of(new InsertMisfit(Draw.one(List.of(Misfit.values()), random))));
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.misfit(misfit);
    }

    @Override
    public String refusedAs() {
        return misfit.refusal();
    }
}
