package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;

/** Inserts the person, or replaces the one with its key. */
record UpsertPerson(Person person) implements SocialCommand {

    static CommandKind.Builder<SocialModel, UpsertPerson> kind(Draws draws) {
        return CommandKind.of("upsertPerson", UpsertPerson.class).weight(6).draw((model, random) -> {
            Optional<Person> present = Draws.anyPerson(model, random);
            boolean replaces = present.isPresent() && !Draw.oneIn(3, random);
            if (!replaces && model.persons().size() >= Draws.LIMIT) {
                return Optional.empty();
            }
            String slug = replaces
                    ? present.get().slug()
                    : draws.freshSlug(model.persons().keySet(), random);
            return Optional.of(new UpsertPerson(draws.person(slug, random)));
        });
    }

    @Override
    public boolean possible(SocialModel model) {
        return person.hasPossibleAge();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(SocialModel model) {
        model.put(person);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.upsertPerson(person);
    }
}
