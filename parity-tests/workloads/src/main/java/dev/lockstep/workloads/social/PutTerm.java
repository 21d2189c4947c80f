package dev.lockstep.workloads.social;

import dev.lockstep.backend.sparql.Term;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.RdfTerm;
import dev.lockstep.workloads.text.RdfTerms;
import java.util.List;
import java.util.Optional;

/** Stores a term under a key. */
record PutTerm(String key, RdfTerm term) implements GraphCommand {

    static final String NAME = "putTerm";

    /** The number of keys. */
    private static final int KEYS = 12;

    static CommandKind.Builder<SocialModel, PutTerm> kind(RdfTerms terms) {
        return CommandKind.of(NAME, PutTerm.class)
                .weight(8)
                .aspect(
                        "in the place of another",
                        (model, command) -> model.terms().containsKey(command.key()))
                .aspect(
                        "a blank node",
                        (model, command) -> command.term().type().equals(Term.BLANK))
                .aspect("an IRI", (model, command) -> command.term().type().equals(Term.IRI))
                .aspect(
                        "a text with a language",
                        (model, command) -> command.term().type().equals(Term.LANG_STRING))
                .aspect("a moment", (model, command) -> command.term().type().equals(Term.XSD + "dateTime"))
                .aspect(
                        "a zero below zero",
                        (model, command) -> command.term().value().startsWith("-0.0"))
                .draw((model, random) -> Optional.of(new PutTerm("t" + random.nextInt(KEYS), terms.draw(random))));
    }

    @Override
    public boolean possible(SocialModel model) {
        return term.isPossible();
    }

    /** Some finding needs any write, and not one of a term. */
    @Override
    public List<InsertPersons> simpler() {
        return List.of(new InsertPersons(List.of(Person.of(key))));
    }

    @Override
    public Expectation expect(SocialModel model) {
        return Expectation.affects(1);
    }

    @Override
    public void change(SocialModel model) {
        model.putTerm(key, term);
    }

    @Override
    public Operation render(GraphDialect dialect) {
        return dialect.putTerm(key, term);
    }
}
