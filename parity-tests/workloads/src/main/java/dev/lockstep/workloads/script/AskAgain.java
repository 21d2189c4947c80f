package dev.lockstep.workloads.script;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/**
 * Asks a question again since whose answer nothing was changed.
 *
 * @param question the question
 */
record AskAgain(ScriptLine question) implements Command<ScriptModel> {

    static CommandKind<ScriptModel> commands() {
        return kind("askAgain").render(again -> again.question().operation());
    }

    /** The same, in another session. The plain arm asks in the same session as before. */
    static CommandKind<ScriptModel> commandsElsewhere() {
        return CommandKind.<ScriptModel, Elsewhere>of("askElsewhere", Elsewhere.class)
                .needs(ScriptLine.NAME)
                .draw((model, random) -> model.questions().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Elsewhere(model.questions()
                                .get(random.nextInt(model.questions().size())))))
                .render(again ->
                        again.question().in(Operation.InSession.ELSEWHERE).operation());
    }

    private static CommandKind.Builder<ScriptModel, AskAgain> kind(String name) {
        return CommandKind.<ScriptModel, AskAgain>of(name, AskAgain.class)
                .needs(ScriptLine.NAME)
                .draw((model, random) -> model.questions().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new AskAgain(model.questions()
                                .get(random.nextInt(model.questions().size())))))
                .aspect("just after maintenance", (model, again) -> model.hasJustBeenMaintained());
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return Expectation.agrees();
    }

    /** See {@link #commandsElsewhere}. */
    record Elsewhere(ScriptLine question) implements Command<ScriptModel> {
        @Override
        public Expectation expect(ScriptModel model) {
            return Expectation.agrees();
        }
    }
}
