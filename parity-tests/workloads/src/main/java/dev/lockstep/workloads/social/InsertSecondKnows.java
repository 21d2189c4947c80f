package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;

/** Inserts a second edge from the same person. */
record InsertSecondKnows(String from, String to) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertSecondKnows> kind() {
        return CommandKind.of("insertSecondKnows", InsertSecondKnows.class)
                .weight(3)
                .needs(InsertKnows.NAME)
                .draw((model, random) -> Draw.any(model.knows().keySet(), random)
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
