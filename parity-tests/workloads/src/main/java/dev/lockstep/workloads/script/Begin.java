package dev.lockstep.workloads.script;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/**
 * Empties the store, and begins a script.
 *
 * @param script the script's name
 */
record Begin(String script) implements Command<ScriptModel> {

    static final String NAME = "begin";

    static CommandKind<ScriptModel> commands(Notation notation) {
        return CommandKind.<ScriptModel, Begin>of(NAME, Begin.class)
                .needs(ScriptLine.NAME)
                .draw((model, random) ->
                        model.next().isPresent() || model.scripts().isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Begin(model.scripts()
                                        .get(random.nextInt(model.scripts().size()))
                                        .name())))
                .render(begin -> Operation.mutate(notation.emptying()));
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return Expectation.agrees();
    }

    @Override
    public void apply(ScriptModel model) {
        model.begin(script);
    }

    /** The script goes on whatever the answer was. */
    @Override
    public void refused(ScriptModel model) {
        apply(model);
    }
}
