package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Asks for the number that this session took last, which is refused to a session that took none. */
record FindLastTicket() implements Reading {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "findLastTicket",
                FindLastTicket.class,
                3,
                Set.of(TakeTicket.NAME),
                (model, random) -> Optional.of(new FindLastTicket()).filter(find -> find.possible(model)));
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
    public Operation render(SocialDialect dialect) {
        return dialect.sql().lastTicket();
    }
}
