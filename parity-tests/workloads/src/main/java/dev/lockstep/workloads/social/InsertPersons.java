package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Inserts persons at once: one, some, or in a walk with a large state hundreds. */
record InsertPersons(List<Person> persons) implements SocialCommand {

    static final String NAME = "insertPersons";

    static CommandKind.Builder<SocialModel, InsertPersons> kind(Draws draws) {
        return TextTrait.on(
                TextTrait.on(
                        CommandKind.of(NAME, InsertPersons.class)
                                .weight(9)
                                .aspect(
                                        "a batch beyond a dozen",
                                        (model, command) -> command.persons().size() > SocialModel.DOZEN)
                                .rareAspect(
                                        "a batch beyond a hundred",
                                        (model, command) -> command.persons().size() > SocialModel.FETCH)
                                .rareAspect(
                                        "into a store beyond a hundred rows", (model, command) -> model.isBeyondFetch())
                                .aspect(
                                        "an age at the limit",
                                        (model, command) ->
                                                command.persons().stream().anyMatch(Person::hasAgeAtTheLimit))
                                .aspect(
                                        "a score of all digits",
                                        (model, command) -> command.persons().stream()
                                                .anyMatch(
                                                        person -> person.score().precision() == Person.SCORE_DIGITS))
                                .aspect(
                                        "a person without a name",
                                        (model, command) -> command.persons().stream()
                                                .anyMatch(
                                                        person -> person.name().isEmpty()))
                                .draw((model, random) -> {
                                    int count = Draws.batchOfPersons(model, random);
                                    return count == 0
                                            ? Optional.empty()
                                            : Optional.of(new InsertPersons(draws.freshPersons(count, model, random)));
                                }),
                        "a name",
                        TextTrait.ofLong(draws.nul()),
                        command -> command.persons().stream().flatMap(person -> person.name().stream())),
                "a key",
                TextTrait.ofKey(draws.nul()),
                command -> command.persons().stream().map(Person::slug));
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
    public void change(SocialModel model) {
        persons.forEach(model::put);
    }

    @Override
    public int inserted() {
        return persons.size();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(persons);
    }
}
