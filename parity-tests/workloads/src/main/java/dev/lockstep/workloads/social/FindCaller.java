package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Asks whether the system knows the address of its caller; a caller in process has none. */
record FindCaller() implements SqlCommand {

    static CommandKind.Builder<SocialModel, FindCaller> kind() {
        return CommandKind.of("findCaller", FindCaller.class).weight(2).draw(new FindCaller());
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(Row.of(Cell.bool(false))), true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.caller();
    }
}
