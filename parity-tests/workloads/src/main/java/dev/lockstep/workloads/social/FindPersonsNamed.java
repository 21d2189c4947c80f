package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.Optional;

/** Finds the persons with this name, or those without a name; no name is not the same as an empty name. */
record FindPersonsNamed(Optional<String> name) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindPersonsNamed> kind(Draws draws) {
        return CommandKind.of("findPersonsNamed", FindPersonsNamed.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> Optional.of(new FindPersonsNamed(
                        Draw.oneIn(8, random)
                                ? draws.name(random)
                                : Draws.anyPerson(model, random)
                                        .map(Person::name)
                                        .orElseGet(() -> draws.name(random)))));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.personRows(person -> person.name().equals(name)), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.personsNamed(name);
    }
}
