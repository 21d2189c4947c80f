package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Asks for the session's variable. Its value is null if the session is a new one. */
record Recall(int session) implements SqlCommand {

    static CommandKind.Builder<SocialModel, Recall> kind() {
        return CommandKind.of("recall", Recall.class)
                .weight(3)
                .needs(Note.NAME)
                .aspect(
                        "in the session of the note",
                        (model, command) -> model.session().note().isPresent())
                .aspect(
                        "in another session",
                        (model, command) -> model.session().note().isEmpty())
                .draw((model, random) -> Optional.of(new Recall(model.session().number())));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number();
    }

    @Override
    public Expectation expect(SocialModel model) {
        Cell note = model.session().note().map(Cell::text).orElse(Cell.NULL);
        return Expectation.returns(List.of(Row.of(note)), true);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.noted(session);
    }
}
