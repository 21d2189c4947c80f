package dev.lockstep.workloads.values;

import dev.lockstep.op.Parameters.Passing;
import java.util.List;
import java.util.Optional;

/** The ways in which a value comes into a statement. */
enum Passed {
    LITERAL,
    VALUE,
    OBJECT,
    TEXT,
    STREAM,
    ENDLESS_STREAM,
    LOB;

    /** Returns the ways for the values of a type. */
    static List<Passed> of(Domain domain) {
        if (!domain.takesParameters()) {
            return List.of(LITERAL);
        }
        return domain.isSized() ? List.of(values()) : List.of(LITERAL, VALUE, OBJECT, TEXT);
    }

    /** Whether the value is read from a stream while the statement runs. */
    boolean isStreamed() {
        return this == STREAM || this == ENDLESS_STREAM || this == LOB;
    }

    /** Returns the way of passing a parameter; empty for a literal. */
    Optional<Passing> passing() {
        return this == LITERAL ? Optional.empty() : Optional.of(Passing.valueOf(name()));
    }
}
