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
        return CommandKind.of("loadPersons", LoadPersons.class).weight(4).draw((model, random) -> {
            int count = Draws.batchSize(model.persons().size(), random);
            FileFormat format = Draw.one(List.of(FileFormat.values()), random);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new LoadPersons(format, draws.freshPersons(count, model, random)));
        });
    }

    LoadPersons {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return new InsertPersons(persons).possible(model);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(persons.size());
    }

    @Override
    public void apply(SocialModel model) {
        persons.forEach(model::put);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.load(format, persons);
    }
}
