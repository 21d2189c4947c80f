package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Inserts persons of whom the third has a key that is taken, possibly by the first. None of them may stay. */
record InsertDuplicateBatch(List<Person> persons) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertDuplicateBatch> kind(Draws draws) {
        return CommandKind.of("insertDuplicateBatch", InsertDuplicateBatch.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .draw((model, random) -> {
                    List<Person> persons = new ArrayList<>(draws.freshPersons(3 + random.nextInt(3), model, random));
                    String taken = Draws.anyPerson(model, random)
                            .filter(present -> random.nextBoolean())
                            .map(Person::slug)
                            .orElse(persons.get(0).slug());
                    persons.set(2, draws.person(taken, random));
                    return Optional.of(new InsertDuplicateBatch(persons));
                });
    }

    InsertDuplicateBatch {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return persons.size() >= 3 && persons.stream().allMatch(Person::hasPossibleAge) && firstTaken(model) == 2;
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertPersons(persons);
    }

    @Override
    public String refusedAs() {
        return DUPLICATE;
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
