package dev.lockstep.workloads.script;

import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/**
 * Asks a question again since whose answer nothing was changed.
 *
 * @param question the question
 */
record AskAgain(ScriptLine question) implements Command<ScriptModel> {

    static CommandKind<ScriptModel> commands() {
        return CommandKind.<ScriptModel, AskAgain>of("askAgain", AskAgain.class)
                .needs(ScriptLine.NAME)
                .draw((model, random) -> model.question(random).map(AskAgain::new))
                .aspect("just after maintenance", (model, again) -> model.hasJustBeenMaintained())
                .render(again -> again.question().operation());
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return Expectation.agrees();
    }
}
