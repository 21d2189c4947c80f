package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Counts the persons; there may be none. */
record CountPersons() implements SocialCommand {

    static CommandKind.Builder<SocialModel, CountPersons> kind() {
        return CommandKind.of("countPersons", CountPersons.class).weight(2).draw(new CountPersons());
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(Row.of(Cell.number(model.persons().size()))), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.personCount();
    }
}
