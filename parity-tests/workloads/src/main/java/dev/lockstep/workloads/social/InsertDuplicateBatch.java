package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inserts persons of whom a later one has a key that is taken, possibly by the first of them. None of them may stay.
 */
record InsertDuplicateBatch(List<Person> persons) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertDuplicateBatch> kind(Draws draws) {
        return CommandKind.of("insertDuplicateBatch", InsertDuplicateBatch.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .aspect("beyond a dozen", (model, command) -> command.persons().size() > SocialModel.DOZEN)
                .aspect(
                        "only its last",
                        (model, command) ->
                                command.firstTaken(model) == command.persons().size() - 1)
                .aspect(
                        "a key that is taken in the store",
                        (model, command) -> command.persons().stream()
                                .anyMatch(person -> model.persons().containsKey(person.slug())))
                .draw((model, random) -> {
                    int count = Draw.oneIn(4, random) ? model.scale().batch() : 3 + random.nextInt(3);
                    List<Person> persons = new ArrayList<>(draws.freshPersons(count, model, random));
                    String taken = Draws.anyPerson(model, random)
                            .filter(present -> random.nextBoolean())
                            .map(Person::slug)
                            .orElse(persons.get(0).slug());
                    int place = random.nextBoolean() ? 2 : count - 1;
                    persons.set(place, draws.person(taken, random));
                    return Optional.of(new InsertDuplicateBatch(persons));
                });
    }

    InsertDuplicateBatch {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return persons.size() >= 3 && persons.stream().allMatch(Person::hasPossibleAge) && isTaken(firstTaken(model));
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(persons);
    }

    @Override
    public String refusedAs() {
        return DUPLICATE;
    }

    private boolean isTaken(int row) {
        return row > 0 && row < persons.size();
    }

    private int firstTaken(SocialModel model) {
        Set<String> taken = new TreeSet<>(model.persons().keySet());
        int row = 0;
        while (row < persons.size() && taken.add(persons.get(row).slug())) {
            row++;
        }
        return row;
    }
}
