package dev.lockstep.workloads.types;

import dev.lockstep.backend.sparql.GraphCall;
import dev.lockstep.backend.sparql.GraphCall.Route;
import dev.lockstep.backend.sparql.GraphCall.Verb;
import dev.lockstep.op.Operation;

/** The ways of writing a triple. */
enum Way {
    /** An update in ASCII. */
    ESCAPED,
    UPDATE_BODY,
    UPDATE_FORM,
    TURTLE_BODY,
    TURTLE_FORM,
    N_TRIPLES,
    LOAD;

    /** Returns the operation that adds a triple. */
    Operation adding(Triple triple) {
        return switch (this) {
            case ESCAPED -> Operation.mutate("INSERT DATA { " + triple.text(true) + " }");
            case UPDATE_BODY -> update(triple, Route.BODY);
            case UPDATE_FORM -> update(triple, Route.FORM);
            case TURTLE_BODY -> document(triple, "ttl", Route.BODY);
            case TURTLE_FORM -> document(triple, "ttl", Route.FORM);
            case N_TRIPLES -> document(triple, "nt", Route.BODY);
            case LOAD -> Operation.load("ttl", triple.text(false) + "\n");
        };
    }

    private static Operation update(Triple triple, Route route) {
        return new GraphCall(Verb.UPDATE, "", "", "INSERT DATA { " + triple.text(false) + " }", route).operation();
    }

    private static Operation document(Triple triple, String format, Route route) {
        return new GraphCall(Verb.ADD, "", format, triple.text(false) + "\n", route).operation();
    }
}
