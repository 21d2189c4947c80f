package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.Set;

/** Inserts a second edge out of a person. */
record InsertSecondKnows(String from, String to) implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "insertSecondKnows",
                InsertSecondKnows.class,
                3,
                Set.of(InsertKnows.NAME),
                (model, random) -> Draw.any(model.knows().keySet(), random)
                        .flatMap(from ->
                                Draws.anyPerson(model, random).map(to -> new InsertSecondKnows(from, to.slug()))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.knows().containsKey(from) && model.persons().containsKey(to);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertKnows(from, to);
    }

    @Override
    public String refusedAs() {
        return DUPLICATE;
    }
}
