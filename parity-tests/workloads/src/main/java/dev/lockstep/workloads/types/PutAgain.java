package dev.lockstep.workloads.types;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;

/** Stores a term once more, perhaps in another form of its value. Nothing changes. */
record PutAgain(Triple triple, Way way) implements TypesCommand {

    static CommandKind<Terms> kind() {
        return TypesCommand.kind(
                        "putAgain",
                        PutAgain.class,
                        (terms, random) -> terms.any(random)
                                .map(held -> new PutAgain(
                                        inAnyForm(held, random.nextInt()), Draw.one(List.of(Way.values()), random))))
                .needs(Put.NAME)
                .weight(2)
                .aspect("in another form", (terms, put) -> isOtherForm(terms, put.triple()))
                .render(PutAgain::operation);
    }

    /** Returns the triple with one of the forms that are the same term. */
    static Triple inAnyForm(Triple held, int drawn) {
        List<Integer> same = held.domain().same(held.form());
        return new Triple(held.key(), held.domain(), same.get(Math.floorMod(drawn, same.size())), held.role());
    }

    /** Whether the key has this term, in whatever form. */
    static boolean isHeld(Terms terms, Triple triple) {
        Triple held = terms.triples().get(triple.key());
        return held != null
                && triple.isPossible()
                && held.domain() == triple.domain()
                && held.role() == triple.role()
                && held.domain().isSame(held.form(), triple.form());
    }

    static boolean isOtherForm(Terms terms, Triple triple) {
        return terms.triples().get(triple.key()).form() != triple.form();
    }

    @Override
    public boolean possible(Terms terms) {
        return isHeld(terms, triple);
    }

    @Override
    public Operation operation() {
        return way.adding(triple);
    }

    @Override
    public Expectation expect(Terms terms) {
        return Expectation.done();
    }
}
