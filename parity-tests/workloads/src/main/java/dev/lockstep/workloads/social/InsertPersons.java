package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Inserts one to ten persons at once. */
record InsertPersons(List<Person> persons) implements SocialCommand {

    static final String NAME = "insertPersons";

    static CommandKind.Builder<SocialModel, InsertPersons> kind(Draws draws) {
        return CommandKind.of(NAME, InsertPersons.class).weight(9).draw((model, random) -> {
            int count = Draws.batchSize(model.persons().size(), random);
            return count == 0
                    ? Optional.empty()
                    : Optional.of(new InsertPersons(draws.freshPersons(count, model, random)));
        });
    }

    InsertPersons {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return !persons.isEmpty()
                && persons.stream().allMatch(Person::hasPossibleAge)
                && persons.stream().map(Person::slug).distinct().count() == persons.size()
                && persons.stream().noneMatch(person -> model.persons().containsKey(person.slug()));
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
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(persons);
    }
}
