package dev.lockstep.workloads.types;

import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;

/**
 * Removes the term of a key.
 *
 * @param byPattern whether the store looks for the term; otherwise it is named, perhaps in another form of its value
 */
record Remove(Triple triple, boolean byPattern) implements TypesCommand {

    static CommandKind<Terms> kind() {
        return TypesCommand.kind(
                        "remove",
                        Remove.class,
                        (terms, random) -> terms.any(random)
                                .map(held ->
                                        new Remove(PutAgain.inAnyForm(held, random.nextInt()), random.nextBoolean())))
                .needs(Put.NAME)
                .weight(4)
                .aspect("by a pattern", (terms, remove) -> remove.byPattern())
                .aspect(
                        "in another form",
                        (terms, remove) -> !remove.byPattern() && PutAgain.isOtherForm(terms, remove.triple()))
                .render(Remove::operation);
    }

    @Override
    public boolean possible(Terms terms) {
        return PutAgain.isHeld(terms, triple);
    }

    @Override
    public Operation operation() {
        return Operation.mutate(
                byPattern ? "DELETE WHERE { " + triple.pattern() + " }" : "DELETE DATA { " + triple.text(true) + " }");
    }

    @Override
    public Expectation expect(Terms terms) {
        return Expectation.done();
    }

    @Override
    public void apply(Terms terms) {
        terms.triples().remove(triple.key());
    }
}
