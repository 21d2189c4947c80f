package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.Set;

/** Deletes all documents from one source, of which there may be any number, none among them. */
record DeleteDocsFrom(String source) implements SocialCommand {

    static CommandKind<SocialModel, SocialCommand> kind() {
        return new CommandKind<>(
                "deleteDocsFrom",
                DeleteDocsFrom.class,
                1,
                Set.of(InsertDocs.NAME),
                (model, random) -> Draws.anyDoc(model, random).map(doc -> new DeleteDocsFrom(doc.source())));
    }

    @Override
    public boolean possible(SocialModel model) {
        return true;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(model.docs().values().stream()
                .filter(doc -> doc.source().equals(source))
                .count());
    }

    @Override
    public void apply(SocialModel model) {
        model.removeDocsFrom(source);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deleteDocsFrom(source);
    }
}
