package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Inserts a document from an unknown source. */
record InsertDocFromElsewhere(Doc doc) implements Illegal {

    static CommandKind.Builder<SocialModel, InsertDocFromElsewhere> kind(Draws draws) {
        return CommandKind.of("insertDocFromElsewhere", InsertDocFromElsewhere.class)
                .weight(3)
                .draw((model, random) -> {
                    String slug = draws.freshSlug(model.docs().keySet(), random);
                    Doc doc = draws.doc(slug, false, random);
                    return Optional.of(
                            new InsertDocFromElsewhere(new Doc(slug, Draw.one(ELSEWHERE, random), doc.body())));
                });
    }

    private static final List<String> ELSEWHERE = List.of("", "Mail", "mail ", "fax", "NULL", "m\u0000ail");

    @Override
    public boolean possible(SocialModel model) {
        return !doc.hasPossibleSource() && !model.docs().containsKey(doc.slug());
    }

    @Override
    public Operation render(SocialDialect dialect) {
        return dialect.insertDocs(List.of(doc));
    }

    @Override
    public String refusedAs() {
        return CHECK;
    }
}
