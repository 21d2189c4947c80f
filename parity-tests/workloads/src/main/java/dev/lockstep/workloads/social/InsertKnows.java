package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Inserts an edge from a person who knows nobody. */
record InsertKnows(String from, String to) implements SocialCommand {

    static final String NAME = "insertKnows";

    static CommandKind.Builder<SocialModel, InsertKnows> kind() {
        return CommandKind.of(NAME, InsertKnows.class)
                .weight(18)
                .needs(InsertPersons.NAME)
                .aspect(
                        "from a person to the same",
                        (model, command) -> command.from().equals(command.to()))
                .rareAspect(
                        "into a table beyond a hundred rows",
                        (model, command) -> model.knows().size() > SocialModel.FETCH)
                .draw((model, random) -> Draw.any(model.strangers(), random)
                        .flatMap(from -> to(model, random).map(to -> new InsertKnows(from, to))));
    }

    /** In a large store two edges would seldom meet by chance. */
    private static Optional<String> to(SocialModel model, RandomGenerator random) {
        return Optional.of(model.knows().keySet())
                .filter(knowing -> random.nextBoolean() && !knowing.isEmpty())
                .flatMap(knowing -> Draw.any(knowing, random))
                .or(() -> Draws.anyPerson(model, random).map(Person::slug));
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
    public void change(SocialModel model) {
        model.connect(from, to);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertKnows(from, to);
    }
}
