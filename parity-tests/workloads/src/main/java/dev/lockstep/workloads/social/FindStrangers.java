package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.Set;

/** Negation: the persons that know nobody. */
record FindStrangers() implements Reading {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "findStrangers",
                FindStrangers.class,
                3,
                Set.of(InsertPersons.NAME),
                (model, random) -> Optional.of(new FindStrangers()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(
                model.strangers().stream().map(slug -> Row.of(Cell.text(slug))).toList(), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.strangers();
    }
}
