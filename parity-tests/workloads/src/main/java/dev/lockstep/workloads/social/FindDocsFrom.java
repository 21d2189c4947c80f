package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/** Finds the documents from one source, through the index. */
record FindDocsFrom(String source) implements SocialCommand {

    static CommandKind.Builder<SocialModel, FindDocsFrom> kind() {
        return CommandKind.of("findDocsFrom", FindDocsFrom.class)
                .weight(3)
                .needs(InsertDocs.NAME)
                .draw((model, random) -> Draws.anyDoc(model, random).map(doc -> new FindDocsFrom(doc.source())));
    }

    @Override
    public boolean possible(SocialModel model) {
        return Doc.SOURCES.contains(source);
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.returns(model.docRows(doc -> doc.source().equals(source)), false);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.docsFrom(source);
    }
}
