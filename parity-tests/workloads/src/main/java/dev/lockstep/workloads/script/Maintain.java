package dev.lockstep.workloads.script;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Maintenance at a drawn place between two lines. It must not change any later answer. */
interface Maintain extends Command<ScriptModel> {

    /** Closes the store and opens it again. */
    record Reopen() implements Maintain {}

    /** Reorganises the store. */
    record Optimize() implements Maintain {}

    /** Rebuilds the store. */
    record Repair() implements Maintain {}

    /** Restarts the server. */
    record Restart() implements Maintain {}

    static <C extends Maintain> CommandKind<ScriptModel> commands(
            String name, Class<C> type, C command, Operation operation) {
        return CommandKind.<ScriptModel, C>of(name, type)
                .needs(ScriptLine.NAME)
                .draw((model, random) -> model.canBeMaintained() ? Optional.of(command) : Optional.empty())
                .aspect("just after other maintenance", (model, maintain) -> model.hasJustBeenMaintained())
                .aspect(
                        "between a change and its first question",
                        (model, maintain) -> model.questions().isEmpty())
                .render(maintain -> operation);
    }

    @Override
    default List<Reopen> simpler() {
        return this instanceof Reopen ? List.of() : List.of(new Reopen());
    }

    @Override
    default Expectation expect(ScriptModel model) {
        return Expectation.done(model.hasPlayed());
    }

    @Override
    default void apply(ScriptModel model) {
        model.maintain();
    }
}
