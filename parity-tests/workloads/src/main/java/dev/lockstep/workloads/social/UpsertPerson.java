package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Inserts the person, or replaces the one with its key. */
record UpsertPerson(Person person) implements SocialCommand {

    static CommandKind.Builder<SocialModel, UpsertPerson> kind(Draws draws) {
        return TextTrait.on(
                CommandKind.of("upsertPerson", UpsertPerson.class)
                        .weight(6)
                        .aspect(
                                "a new person",
                                (model, command) -> !model.persons()
                                        .containsKey(command.person().slug()))
                        .aspect(
                                "in the place of another",
                                (model, command) -> model.persons()
                                        .containsKey(command.person().slug()))
                        .aspect("without the name that was there", (model, command) -> command.removesName(model))
                        .aspect(
                                "of a person with edges",
                                (model, command) -> model.knows()
                                        .containsKey(command.person().slug()))
                        .draw((model, random) -> {
                            Optional<Person> present = Draws.anyPerson(model, random);
                            boolean replaces = present.isPresent() && !Draw.oneIn(3, random);
                            if (!replaces
                                    && model.persons().size() >= model.scale().persons()) {
                                return Optional.empty();
                            }
                            String slug = replaces ? present.get().slug() : draws.freshSlug(model, random);
                            return Optional.of(new UpsertPerson(draws.person(slug, random)));
                        }),
                "a name",
                TextTrait.ofShort(draws.nul()),
                command -> command.person().name().stream());
    }

    private boolean removesName(SocialModel model) {
        Person present = model.persons().get(person.slug());
        return present != null && present.name().isPresent() && person.name().isEmpty();
    }

    @Override
    public boolean possible(SocialModel model) {
        return person.hasPossibleAge();
    }

    @Override
    public List<InsertPersons> simpler() {
        return List.of(new InsertPersons(List.of(person)));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.put(person);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.upsertPerson(person);
    }
}
