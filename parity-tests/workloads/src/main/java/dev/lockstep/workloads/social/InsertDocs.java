package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.Optional;

/** Inserts one to ten documents at once. */
record InsertDocs(List<Doc> docs) implements SocialCommand {

    static final String NAME = "insertDocs";

    static CommandKind.Builder<SocialModel, InsertDocs> kind(Draws draws) {
        return CommandKind.of(NAME, InsertDocs.class).weight(6).draw((model, random) -> {
            int count = Draws.batchSize(model.docs().size(), random);
            return count == 0 ? Optional.empty() : Optional.of(new InsertDocs(draws.freshDocs(count, model, random)));
        });
    }

    InsertDocs {
        docs = List.copyOf(docs);
    }

    @Override
    public boolean possible(SocialModel model) {
        return !docs.isEmpty()
                && docs.stream().allMatch(Doc::hasPossibleSource)
                && docs.stream().map(Doc::slug).distinct().count() == docs.size()
                && docs.stream().noneMatch(doc -> model.docs().containsKey(doc.slug()));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(docs.size());
    }

    @Override
    public void apply(SocialModel model) {
        docs.forEach(model::put);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertDocs(docs);
    }
}
