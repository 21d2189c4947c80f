package dev.lockstep.workloads.types;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.op.Operation;
import dev.lockstep.workload.CommandKind;
import dev.lockstep.workload.Expectation;
import dev.lockstep.workloads.text.Draw;
import java.util.List;
import java.util.Optional;

/** Gets all triples in a document of some format. */
record GetAll(String format) implements TypesCommand {

    private static final List<String> FORMATS = List.of("nt", "ttl", "rdf", "jsonld");

    static CommandKind<Terms> kind() {
        CommandKind.Builder<Terms, GetAll> kind = TypesCommand.kind(
                        "getAll", GetAll.class, (terms, random) -> Optional.of(new GetAll(Draw.one(FORMATS, random))))
                .needs(Put.NAME)
                .weight(3);
        for (String each : FORMATS) {
            kind = kind.aspect("as " + each, (terms, get) -> get.format().equals(each) && !terms.isEmpty());
        }
        return kind.render(GetAll::operation);
    }

    /** JSON-LD says a value of JSON as JSON itself, and not as the text in which it was written. */
    @Override
    public boolean possible(Terms terms) {
        return FORMATS.contains(format)
                && !(format.equals("jsonld")
                        && terms.triples().values().stream().anyMatch(triple -> triple.domain() == Domain.JSON));
    }

    @Override
    public Operation operation() {
        return new GraphCall(GraphCall.Verb.GET, "", format, "", GraphCall.Route.BODY).operation();
    }

    @Override
    public Expectation expect(Terms terms) {
        return terms.isEmpty() ? Expectation.findsNothing() : Expectation.returns(terms.rows(), false);
    }
}
