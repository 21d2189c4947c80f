package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks whether the system is called from an address, which it is not by whoever has it in process. */
record FindCaller() implements Reading {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "findCaller", FindCaller.class, 2, Set.of(), (model, random) -> Optional.of(new FindCaller()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(Row.of(Cell.bool(false))), true);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.sql().caller();
    }
}
