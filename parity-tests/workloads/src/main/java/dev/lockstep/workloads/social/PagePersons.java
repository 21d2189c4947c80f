package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Comparator;
import java.util.Optional;

/** Reads one page of the persons, ordered by age and key. */
record PagePersons(int offset, int limit) implements SocialCommand {

    static CommandKind.Builder<SocialModel, PagePersons> kind() {
        return CommandKind.of("pagePersons", PagePersons.class)
                .weight(4)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> Optional.of(new PagePersons(
                        random.nextInt(1 + model.persons().size() / 2), 1 + random.nextInt(Draws.LIMIT / 2))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return offset >= 0 && limit > 0;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(
                model.persons().values().stream()
                        .sorted(BY_AGE_AND_KEY)
                        .skip(offset)
                        .limit(limit)
                        .map(Person::row)
                        .toList(),
                true);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.pageOfPersons(offset, limit);
    }

    // Keys are distinct, so the order is total. Texts are ordered by their UTF-16 units.
    private static final Comparator<Person> BY_AGE_AND_KEY =
            Comparator.comparingLong(Person::age).thenComparing(Person::slug);
}
