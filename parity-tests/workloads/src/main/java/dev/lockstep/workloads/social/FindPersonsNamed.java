package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.Twist;
import java.util.Optional;

/** Finds the persons with this name, or those without a name; no name is not the same as an empty name. */
record FindPersonsNamed(Optional<String> name) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindPersonsNamed> kind(Draws draws) {
        return CommandKind.of("findPersonsNamed", FindPersonsNamed.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .aspect("without a name", (model, command) -> command.name().isEmpty())
                .aspect(
                        "the empty name",
                        (model, command) ->
                                command.name().filter(String::isEmpty).isPresent())
                .aspect("several of one name", (model, command) -> command.count(model) > 1)
                .draw((model, random) -> Optional.of(new FindPersonsNamed(
                        Draw.oneIn(8, random)
                                ? draws.name(random)
                                : Draws.anyPerson(model, random)
                                        .map(Person::name)
                                        .map(name ->
                                                Draw.oneIn(4, random) ? name.map(text -> Twist.of(text, random)) : name)
                                        .orElseGet(() -> draws.name(random)))));
    }

    private long count(SocialModel model) {
        return model.persons().values().stream()
                .filter(person -> person.name().equals(name))
                .count();
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
