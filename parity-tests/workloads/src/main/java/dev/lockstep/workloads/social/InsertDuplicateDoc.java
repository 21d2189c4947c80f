package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import java.util.List;

/** Inserts a document whose key is taken. */
record InsertDuplicateDoc(Doc doc) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertDuplicateDoc> kind(Draws draws) {
        return CommandKind.of("insertDuplicateDoc", InsertDuplicateDoc.class)
                .weight(3)
                .needs(InsertDocs.NAME)
                .draw((model, random) -> Draws.anyDoc(model, random)
                        .map(present -> new InsertDuplicateDoc(draws.doc(present.slug(), false, random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return doc.hasPossibleSource() && model.docs().containsKey(doc.slug());
    }

    @Override
    public List<InsertDuplicateDoc> simpler() {
        return doc.fromTheFirstSource().map(InsertDuplicateDoc::new).stream().toList();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertDocs(List.of(doc));
    }

    @Override
    public String refusedAs() {
        return DUPLICATE;
    }
}
