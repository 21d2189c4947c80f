package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;

/** Inserts an edge from each person of some age or older who knows nobody, in one statement. */
record InsertKnowsOfMany(long fromAge, String to) implements SocialCommand {

    static CommandKind.Builder<SocialModel, InsertKnowsOfMany> kind() {
        return CommandKind.of("insertKnowsOfMany", InsertKnowsOfMany.class)
                .weight(2)
                .needs(InsertPersons.NAME)
                .aspect("more than ten", (model, command) -> command.from(model).size() > 10)
                .rareAspect(
                        "beyond a hundred",
                        (model, command) -> command.from(model).size() > SocialModel.FETCH)
                .draw((model, random) -> Draws.anyPerson(model, random)
                        .flatMap(to -> Draws.anyPerson(model, random)
                                .map(one -> new InsertKnowsOfMany(one.age(), to.slug()))
                                .filter(command -> !command.from(model).isEmpty())));
    }

    private List<String> from(SocialModel model) {
        return model.strangers().stream()
                .filter(slug -> model.persons().get(slug).age() >= fromAge)
                .toList();
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.persons().containsKey(to);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(from(model).size());
    }

    @Override
    public void change(SocialModel model) {
        from(model).forEach(slug -> model.connect(slug, to));
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertKnowsOfMany(fromAge, to);
    }
}
