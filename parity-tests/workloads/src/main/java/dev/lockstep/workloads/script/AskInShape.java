package dev.lockstep.workloads.script;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.Command;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/**
 * Asks a question again in a read shape since whose answer nothing was changed. The plain arm asks without a shape.
 *
 * @param question the question
 * @param shape the number of the read shape, from 0
 */
record AskInShape(ScriptLine question, int shape) implements Command<ScriptModel> {

    /** More than any transport has, and no multiple of their numbers, so that no two arms keep to the same pairs. */
    private static final int SHAPES = 97;

    static CommandKind<ScriptModel> commands() {
        return CommandKind.<ScriptModel, AskInShape>of("askInShape", AskInShape.class)
                .weight(2)
                .needs(ScriptLine.NAME)
                .draw((model, random) ->
                        model.question(random).map(question -> new AskInShape(question, random.nextInt(SHAPES))))
                .aspect("just after maintenance", (model, again) -> model.hasJustBeenMaintained())
                .render(again -> Operation.shaped(again.question().read(), again.shape()));
    }

    @Override
    public boolean possible(ScriptModel model) {
        return shape >= 0 && question.question().isPresent();
    }

    @Override
    public Expectation expect(ScriptModel model) {
        return Expectation.agrees();
    }
}
