package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Set;

/** Lets a person that knows nobody know one. */
record InsertKnows(String from, String to) implements SocialCommand {

    static final String NAME = "insertKnows";

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                NAME,
                InsertKnows.class,
                18,
                Set.of(InsertPersons.NAME),
                (model, random) -> Draw.any(model.strangers(), random)
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
