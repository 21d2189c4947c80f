package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Deletes a document. */
record DeleteDoc(String slug) implements SocialCommand {

    static CommandKind.Builder<SocialModel, DeleteDoc> kind() {
        return CommandKind.of("deleteDoc", DeleteDoc.class)
                .weight(5)
                .needs(InsertDocs.NAME)
                .aspect(
                        "a huge document",
                        (model, command) -> model.docs().get(command.slug()).isHuge())
                .draw((model, random) -> Draws.anyDoc(model, random).map(doc -> new DeleteDoc(doc.slug())));
    }

    @Override
    public boolean possible(SocialModel model) {
        return model.docs().containsKey(slug);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.removeDoc(slug);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.deleteDoc(slug);
    }
}
