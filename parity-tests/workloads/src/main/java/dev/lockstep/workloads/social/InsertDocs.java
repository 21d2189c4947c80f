package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts documents at once. */
record InsertDocs(List<Doc> docs) implements SocialCommand {

    static final String NAME = "insertDocs";

    static CommandKind.Builder<SocialModel, InsertDocs> kind(Draws draws) {
        return TextTrait.on(
                CommandKind.of(NAME, InsertDocs.class)
                        .weight(6)
                        .aspect(
                                "a batch beyond a dozen",
                                (model, command) -> command.docs().size() > SocialModel.DOZEN)
                        .rareAspect(
                                "into a table beyond a hundred rows",
                                (model, command) -> model.docs().size() > SocialModel.FETCH)
                        .draw((model, random) -> {
                            int count = Draws.batchOfDocs(model, random);
                            return count == 0
                                    ? Optional.empty()
                                    : Optional.of(new InsertDocs(draws.freshDocs(count, model, random)));
                        }),
                "a body",
                TextTrait.all(draws.nul()),
                command -> command.docs().stream().map(Doc::body));
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

    /** Some finding needs any write, and not one of documents. */
    @Override
    public List<SocialCommand> simpler() {
        List<SocialCommand> simpler = new ArrayList<>();
        simpler.add(new InsertPersons(
                docs.stream().map(doc -> Person.of(doc.slug())).toList()));
        List<Doc> fromOne =
                docs.stream().map(doc -> doc.fromTheFirstSource().orElse(doc)).toList();
        if (!fromOne.equals(docs)) {
            simpler.add(new InsertDocs(fromOne));
        }
        return simpler;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(docs.size());
    }

    @Override
    public void change(SocialModel model) {
        docs.forEach(model::put);
    }

    @Override
    public int inserted() {
        return docs.size();
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertDocs(docs);
    }
}
