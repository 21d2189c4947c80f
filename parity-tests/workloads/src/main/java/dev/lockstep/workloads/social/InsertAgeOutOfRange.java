package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Inserts a person whose age does not fit into 32 bits. */
record InsertAgeOutOfRange(Person person) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertAgeOutOfRange> kind(Draws draws) {
        return CommandKind.of("insertAgeOutOfRange", InsertAgeOutOfRange.class)
                .weight(3)
                .draw((model, random) -> {
                    Person person = draws.person(draws.freshSlug(model, random), random);
                    return Optional.of(new InsertAgeOutOfRange(
                            new Person(person.slug(), person.name(), Draw.one(AGES, random), person.score())));
                });
    }

    private static final List<Long> AGES =
            List.of(Integer.MAX_VALUE + 1L, Integer.MIN_VALUE - 1L, 1L << 32, Long.MAX_VALUE, Long.MIN_VALUE);

    @Override
    public boolean possible(SocialModel model) {
        return !person.hasPossibleAge() && !model.persons().containsKey(person.slug());
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(List.of(person));
    }

    @Override
    public String refusedAs() {
        return RANGE;
    }
}
