package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;

/** Stores a text in a variable of the session. */
record Note(int session, String text) implements SqlCommand {

    static final String NAME = "note";

    static CommandKind.Builder<SocialModel, Note> kind(Draws draws) {
        return CommandKind.of("note", Note.class)
                .weight(2)
                .draw((model, random) -> Optional.of(new Note(model.session().number(), draws.brief(random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return session == model.session().number();
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.done();
    }

    @Override
    public void apply(SocialModel model) {
        model.session().note(text);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.note(session, text);
    }
}
