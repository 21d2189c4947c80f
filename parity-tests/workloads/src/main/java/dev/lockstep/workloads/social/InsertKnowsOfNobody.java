package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.Set;

/** Inserts an edge of which one end is not there. */
record InsertKnowsOfNobody(String from, String to) implements Illegal {

    static CommandKind<SocialModel, SocialCommand> kind(Draws draws) {
        return new CommandKind<>(
                "insertKnowsOfNobody", InsertKnowsOfNobody.class, 3, Set.of(InsertPersons.NAME), (model, random) -> {
                    String nobody = draws.freshSlug(model.persons().keySet(), random);
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
