package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Replaces the source and the body of a document. */
record UpdateDoc(Doc doc) implements SocialCommand {

    static CommandKind.Builder<SocialModel, UpdateDoc> kind(Draws draws) {
        return CommandKind.of("updateDoc", UpdateDoc.class)
                .weight(6)
                .needs(InsertDocs.NAME)
                .draw((model, random) -> Draws.anyDoc(model, random).map(present -> {
                    boolean mayBeHuge = model.docs().values().stream().allMatch(doc -> doc == present || !doc.isHuge());
                    return new UpdateDoc(draws.doc(present.slug(), mayBeHuge, random));
                }));
    }

    @Override
    public boolean possible(SocialModel model) {
        return doc.hasPossibleSource() && model.docs().containsKey(doc.slug());
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void apply(SocialModel model) {
        model.put(doc);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.updateDoc(doc);
    }
}
