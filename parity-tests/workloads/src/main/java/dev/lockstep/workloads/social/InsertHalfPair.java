package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import dev.lockstep.workloads.text.HostileText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Inserts a document whose body contains half of a surrogate pair. Unicode does not allow such a text. */
record InsertHalfPair(Doc doc) implements SocialCommand {

    static CommandKind.Builder<SocialModel, InsertHalfPair> kind(Draws draws) {
        // A full store has no room for another one, until somebody deletes some.
        return CommandKind.of("insertHalfPair", InsertHalfPair.class)
                .weight(3)
                .needs("deleteDoc")
                .draw((model, random) -> {
                    if (model.docs().size() >= model.scale().docs()) {
                        return Optional.empty();
                    }
                    Doc doc = draws.doc(draws.freshSlug(model.docs().keySet(), random), false, random);
                    String half = Draw.one(HostileText.LONE_SURROGATES, random);
                    return Optional.of(new InsertHalfPair(new Doc(
                            doc.slug(),
                            doc.source(),
                            random.nextBoolean() ? half : doc.body() + half + "x" + doc.body())));
                });
    }

    @Override
    public boolean possible(SocialModel model) {
        return new InsertDocs(List.of(doc)).possible(model);
    }

    @Override
    public List<SocialCommand> simpler() {
        InsertDocs docs = new InsertDocs(List.of(doc));
        List<SocialCommand> simpler = new ArrayList<>(docs.simpler());
        simpler.add(docs);
        doc.fromTheFirstSource().map(InsertHalfPair::new).ifPresent(simpler::add);
        return simpler;
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.put(doc);
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertDocs(List.of(doc));
    }
}
