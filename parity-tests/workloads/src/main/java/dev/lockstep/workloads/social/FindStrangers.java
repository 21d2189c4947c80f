package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Negation: finds the persons who know nobody. */
record FindStrangers() implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindStrangers> kind() {
        return CommandKind.of("findStrangers", FindStrangers.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw(new FindStrangers());
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
