package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Loads a file of persons. */
record LoadPersons(FileFormat format, List<Person> persons) implements GraphCommand {

    static CommandKind.Builder<SocialModel, LoadPersons> kind(Draws draws) {
        return TextTrait.on(
                CommandKind.of("loadPersons", LoadPersons.class)
                        .weight(4)
                        .aspect("a file of N-Quads", (model, command) -> command.format() == FileFormat.N_QUADS)
                        .aspect("a file of Turtle", (model, command) -> command.format() == FileFormat.TURTLE)
                        .aspect(
                                "more than a dozen",
                                (model, command) -> command.persons().size() > SocialModel.DOZEN)
                        .draw((model, random) -> {
                            int count = Draws.batchOfLoaded(model, random);
                            FileFormat format = Draw.one(List.of(FileFormat.values()), random);
                            return count == 0
                                    ? Optional.empty()
                                    : Optional.of(new LoadPersons(format, draws.freshPersons(count, model, random)));
                        }),
                "a name",
                TextTrait.ofShort(draws.nul()),
                command -> command.persons().stream().flatMap(person -> person.name().stream()));
    }

    LoadPersons {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return new InsertPersons(persons).possible(model);
    }

    @Override
    public List<InsertPersons> simpler() {
        return List.of(new InsertPersons(persons));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(persons.size());
    }

    @Override
    public void change(SocialModel model) {
        persons.forEach(model::put);
    }

    @Override
    public int inserted() {
        return persons.size();
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.load(format, persons);
    }
}
