package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;

/** Inserts an edge from a person who knows nobody. */
record InsertKnows(String from, String to) implements SocialCommand {

    static final String NAME = "insertKnows";

    static CommandKind.Builder<SocialModel, InsertKnows> kind() {
        return CommandKind.of(NAME, InsertKnows.class)
                .weight(18)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> Draw.any(model.strangers(), random)
                        .flatMap(from -> Draws.anyPerson(model, random).map(to -> new InsertKnows(from, to.slug()))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(from)
                && model.persons().containsKey(to)
                && !model.knows().containsKey(from);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(SocialModel model) {
        model.connect(from, to);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertKnows(from, to);
    }
}
