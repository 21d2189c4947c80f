package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Inserts persons on a branch; main does not see them. */
record InsertPersonsOnBranch(String branch, List<Person> persons) implements GraphCommand {

    static final String NAME = "insertPersonsOnBranch";

    static CommandKind.Builder<SocialModel, InsertPersonsOnBranch> kind(Draws draws) {
        return CommandKind.of(NAME, InsertPersonsOnBranch.class)
                .weight(4)
                .needs(Fork.NAME)
                .aspect(
                        "a batch beyond a dozen",
                        (model, command) -> command.persons().size() > SocialModel.DOZEN)
                .draw((model, random) -> Draw.any(model.branches().keySet(), random)
                        .flatMap(branch -> {
                            SocialModel there = model.branches().get(branch);
                            // As many persons as a merge could still add.
                            int room = model.scale().mergedPersons()
                                    - model.merged(branch).persons().size();
                            int count = Draws.batchSize(room, model.scale(), random);
                            return count == 0
                                    ? Optional.empty()
                                    : Optional.of(new InsertPersonsOnBranch(
                                            branch, draws.freshPersons(count, there, random)));
                        }));
    }

    InsertPersonsOnBranch {
        persons = List.copyOf(persons);
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.branches().containsKey(branch)
                && new InsertPersons(persons).possible(model.branches().get(branch));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(persons.size());
    }

    @Override
    public void change(SocialModel model) {
        persons.forEach(model.branches().get(branch)::put);
    }

    @Override
    public int inserted() {
        return persons.size();
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.insertPersonsOn(branch, persons);
    }
}
