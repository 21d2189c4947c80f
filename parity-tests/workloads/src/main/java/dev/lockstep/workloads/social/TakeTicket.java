package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Takes the next number of a sequence, which continues across sessions. */
record TakeTicket() implements SqlCommand {

    static final String NAME = "takeTicket";

    static CommandKind.Builder<SocialModel, TakeTicket> kind() {
        return CommandKind.of("takeTicket", TakeTicket.class)
                .weight(3)
                .takenBackByKill("a sequence goes on behind the numbers that were in its cache")
                .draw(new TakeTicket());
    }

    /** Some finding needs any write, and not every system has sequences. */
    @Override
    public List<InsertPersons> simpler() {
        return List.of(new InsertPersons(List.of(Person.of("a"))));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(List.of(Row.of(Cell.number(model.tickets() + 1))), true);
    }

    @Override
    public void change(SocialModel model) {
        model.takeTicket();
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.nextTicket();
    }
}
