package dev.lockstep.workloads.social;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Reads the session's table, which ends with its session. */
record FindStaged(int session) implements SqlCommand {

    static CommandKind.Builder<SocialModel, FindStaged> kind() {
        return CommandKind.of("findStaged", FindStaged.class)
                .weight(3)
                .needs(Stage.NAME)
                .aspect(
                        "in the session of the table",
                        (model, command) -> model.session().staged().isPresent())
                .aspect(
                        "in another session",
                        (model, command) -> model.session().staged().isEmpty())
                .draw((model, random) ->
                        Optional.of(new FindStaged(model.session().number())));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return model.session()
                .staged()
                .map(slugs -> Expectation.returns(
                        slugs.stream().map(slug -> Row.of(Cell.text(slug))).toList(), false))
                .orElseGet(() -> Expectation.refuses(Illegal.NOT_FOUND));
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.staged(session);
    }
}
