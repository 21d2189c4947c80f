package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;

/** Creates a branch from the contents of main. */
record Fork(String branch) implements GraphCommand {

    static final String NAME = "fork";

    /** Few names, so that a name returns after its branch was dropped. */
    private static final List<String> BRANCHES = List.of("left", "right");

    static CommandKind.Builder<SocialModel, Fork> kind() {
        return CommandKind.of(NAME, Fork.class)
                .weight(3)
                .needs(InsertPersons.NAME)
                .aspect("of documents too", (model, command) -> !model.docs().isEmpty())
                .aspect("of edges too", (model, command) -> !model.knows().isEmpty())
                .aspect("beside another", (model, command) -> !model.branches().isEmpty())
                .draw((model, random) -> Draw.any(
                                BRANCHES.stream()
                                        .filter(branch -> !model.branches().containsKey(branch))
                                        .toList(),
                                random)
                        .map(Fork::new));
    }

    @Override
    public boolean possible(SocialModel model) {
        return BRANCHES.contains(branch) && !model.branches().containsKey(branch);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.done();
    }

    @Override
    public void change(SocialModel model) {
        model.fork(branch);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.fork(branch);
    }
}
