package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;

/** Inserts an edge with one missing end. */
record InsertKnowsOfNobody(String from, String to) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertKnowsOfNobody> kind(Draws draws) {
        return CommandKind.of("insertKnowsOfNobody", InsertKnowsOfNobody.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> {
                    String nobody = draws.missingSlug(model, random);
                    if (random.nextBoolean()) {
                        return Draws.anyPerson(model, random).map(to -> new InsertKnowsOfNobody(nobody, to.slug()));
                    }
                    return Draw.any(model.strangers(), random).map(from -> new InsertKnowsOfNobody(from, nobody));
                });
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(from) != model.persons().containsKey(to)
                && !model.knows().containsKey(from);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertKnows(from, to);
    }

    @Override
    public String refusedAs() {
        return REFERENCE;
    }
}
