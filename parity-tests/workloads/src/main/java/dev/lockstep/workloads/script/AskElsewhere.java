package dev.lockstep.workloads.script;

import dev.lockstep.op.Operation.InSession;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/**
 * Asks a question again in another session since whose answer nothing was changed. The plain arm asks in the same
 * session as before.
 *
 * @param question the question
 */
record AskElsewhere(ScriptLine question) implements Command<ScriptModel> {

    static CommandKind<ScriptModel> commands() {
        return CommandKind.<ScriptModel, AskElsewhere>of("askElsewhere", AskElsewhere.class)
                .needs(ScriptLine.NAME)
                .draw((model, random) -> model.question(random).map(AskElsewhere::new))
                .render(again -> again.question().in(InSession.ELSEWHERE).operation());
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return Expectation.agrees();
    }
}
