package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.List;

/** Inserts a person whose key is taken. */
record InsertDuplicatePerson(Person person) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertDuplicatePerson> kind(Draws draws) {
        return CommandKind.of("insertDuplicatePerson", InsertDuplicatePerson.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> Draws.anyPerson(model, random)
                        .map(present -> new InsertDuplicatePerson(draws.person(present.slug(), random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return person.hasPossibleAge() && model.persons().containsKey(person.slug());
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(List.of(person));
    }

    @Override
    public String refusedAs() {
        return DUPLICATE;
    }
}
