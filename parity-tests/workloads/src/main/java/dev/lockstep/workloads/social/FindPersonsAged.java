package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;

/** Finds the persons in a range of ages, both ends included. */
record FindPersonsAged(int from, int to) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindPersonsAged> kind() {
        return CommandKind.of("findPersonsAged", FindPersonsAged.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .aspect("a range of one", (model, command) -> command.from() == command.to())
                .aspect("from the least age", (model, command) -> command.from() == Integer.MIN_VALUE)
                .aspect("to the greatest age", (model, command) -> command.to() == Integer.MAX_VALUE)
                .draw((model, random) -> {
                    long one = Draws.age(random);
                    long other = Draws.anyPerson(model, random).map(Person::age).orElse(one);
                    if (Draw.oneIn(3, random)) {
                        one = other;
                    }
                    return Optional.of(new FindPersonsAged((int) Math.min(one, other), (int) Math.max(one, other)));
                });
    }

    @Override
    public boolean possible(SocialModel model) {
        return from <= to;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.personRows(person -> person.age() >= from && person.age() <= to), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.personsAged(from, to);
    }
}
