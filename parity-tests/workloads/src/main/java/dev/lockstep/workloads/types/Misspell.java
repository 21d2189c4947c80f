package dev.lockstep.workloads.types;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Writes something that is no term, which is refused. */
record Misspell(Mistake mistake, boolean inDocument) implements TypesCommand {

    /** Texts that are no terms in Turtle, nor in SPARQL. */
    enum Mistake {
        SPACE_IN_AN_IRI("<http://lockstep.test/a b>"),
        BRACE_IN_AN_IRI("<http://lockstep.test/{a}>"),
        SPACE_IN_A_DATATYPE("\"x\"^^<http://lockstep.test/a b>"),
        NUMBER_AS_A_LANGUAGE("\"x\"@12"),
        UNDERLINE_IN_A_LANGUAGE("\"x\"@en_GB"),
        UNKNOWN_ESCAPE("\"\\q\""),
        HALF_AN_ESCAPE("\"\\u00\""),
        OPEN_QUOTE("\"x"),
        PREFIX_THAT_IS_NOT_DECLARED("nobody:x"),
        DATATYPE_WITHOUT_A_NAME("\"x\"^^");

        private final String text;

        Mistake(String text) {
            this.text = text;
        }
    }

    static CommandKind<Terms> kind() {
        return TypesCommand.kind(
                        "misspell",
                        Misspell.class,
                        (terms, random) -> Optional.of(
                                new Misspell(Draw.one(List.of(Mistake.values()), random), random.nextBoolean())))
                .weight(2)
                .aspect("in an update", (terms, misspell) -> !misspell.inDocument())
                .aspect("in a document", (terms, misspell) -> misspell.inDocument())
                .render(Misspell::operation);
    }

    /** Jena reads a brace in the IRI of a document, with a warning, and refuses it in an update. */
    @Override
    public boolean possible(Terms terms) {
        return !inDocument || mistake != Mistake.BRACE_IN_AN_IRI;
    }

    @Override
    public Operation operation() {
        String triple = "<" + Triple.ROOT + "k> <" + Triple.ROOT + "is> " + mistake.text + " .";
        return inDocument
                ? new GraphCall(GraphCall.Verb.ADD, "", "ttl", triple + "\n", GraphCall.Route.BODY).operation()
                : Operation.mutate("INSERT DATA { " + triple + " }");
    }

    @Override
    public Expectation expect(Terms terms) {
        return Expectation.refuses("SYNTAX");
    }
}
