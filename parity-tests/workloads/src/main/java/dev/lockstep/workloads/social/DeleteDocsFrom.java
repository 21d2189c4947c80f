package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes all documents from one source. There may be any number of them, including none. */
record DeleteDocsFrom(String source) implements SocialCommand {

    static CommandKind.Builder<SocialModel, DeleteDocsFrom> kind() {
        return CommandKind.of("deleteDocsFrom", DeleteDocsFrom.class)
                .needs(InsertDocs.NAME)
                .aspect("several", (model, command) -> command.count(model) > 3)
                .draw((model, random) -> Draws.anyDoc(model, random).map(doc -> new DeleteDocsFrom(doc.source())));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(count(model));
    }

    private long count(SocialModel model) {
        return model.docs().values().stream()
                .filter(doc -> doc.source().equals(source))
                .count();
    }

    @Override
    public void change(SocialModel model) {
        model.removeDocsFrom(source);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deleteDocsFrom(source);
    }
}
