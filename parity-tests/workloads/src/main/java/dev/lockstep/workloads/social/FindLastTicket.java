package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.OptionalLong;

/** Asks for the last number that this session took. A session that took none gets a refusal. */
record FindLastTicket() implements SqlCommand {

    static CommandKind.Builder<SocialModel, FindLastTicket> kind() {
        return CommandKind.of("findLastTicket", FindLastTicket.class)
                .weight(3)
                .needs(TakeTicket.NAME)
                .draw(new FindLastTicket());
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.session().knowsTicket();
    }

    @Override
    public Expectation expect(SocialModel model) {
        OptionalLong ticket = model.session().lastTicket();
        return ticket.isPresent()
                ? Expectation.returns(List.of(Row.of(Cell.number(ticket.getAsLong()))), true)
                : Expectation.refuses(Illegal.NOT_YET);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.lastTicket();
    }
}
