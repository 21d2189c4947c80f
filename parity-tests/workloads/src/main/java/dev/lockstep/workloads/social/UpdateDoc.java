package dev.lockstep.workloads.social;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import java.util.List;
import java.util.stream.Stream;

/** Replaces the source and the body of a document. */
record UpdateDoc(Doc doc) implements SocialCommand {

    static CommandKind.Builder<SocialModel, UpdateDoc> kind(Draws draws) {
        return TextTrait.on(
                CommandKind.of("updateDoc", UpdateDoc.class)
                        .weight(6)
                        .needs(InsertDocs.NAME)
                        .aspect(
                                "of a huge document",
                                (model, command) ->
                                        model.docs().get(command.doc().slug()).isHuge())
                        .draw((model, random) -> Draws.anyDoc(model, random).map(present -> {
                            boolean mayBeHuge =
                                    model.docs().values().stream().allMatch(doc -> doc == present || !doc.isHuge());
                            return new UpdateDoc(draws.doc(present.slug(), mayBeHuge, random));
                        })),
                "a body",
                TextTrait.all(draws.nul()),
                command -> Stream.of(command.doc().body()));
    }

    @Override
    public boolean possible(SocialModel model) {
        return doc.hasPossibleSource() && model.docs().containsKey(doc.slug());
    }

    @Override
    public List<UpdateDoc> simpler() {
        return doc.fromTheFirstSource().map(UpdateDoc::new).stream().toList();
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
        return dialect.updateDoc(doc);
    }
}
