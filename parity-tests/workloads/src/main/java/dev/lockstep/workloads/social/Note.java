package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Optional;
import java.util.stream.Stream;

/** Stores a text in a variable of the session. */
record Note(int session, String text) implements SqlCommand {

    static final String NAME = "note";

    static CommandKind.Builder<SocialModel, Note> kind(Draws draws) {
        return TextTrait.on(
                CommandKind.of("note", Note.class)
                        .weight(2)
                        .takenBackByKill("a variable ends with its session")
                        .draw((model, random) ->
                                Optional.of(new Note(model.session().number(), draws.brief(random)))),
                "a text",
                TextTrait.ofShort(draws.nul()),
                command -> Stream.of(command.text()));
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
    public void change(SocialModel model) {
        model.session().note(text);
    }

    @Override
    public Operation render(SqlDialect dialect) {
        return dialect.note(session, text);
    }
}
