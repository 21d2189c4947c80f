package dev.lockstep.shapes;

import dev.lockstep.normal.Normaliser;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.system.SystemUnderTest;
import java.util.List;
import java.util.Optional;

/** The store on which the battery is played, in the words of a family of systems. Each row follows from its number. */
interface Ground {

    /** The number of the row whose values are large. */
    int LARGE = 1_000_000;

    /** Returns the ground of a system; empty if nobody has written one for its dialect. */
    static Optional<Ground> of(SystemUnderTest system) {
        return switch (system.dialect()) {
            case "h2" -> Optional.of(new SqlGround());
            case "sparql" -> Optional.of(new SparqlGround());
            default -> Optional.empty();
        };
    }

    List<Operation> setup();

    Operation put(int first, int last);

    Operation putLarge();

    Operation removeOdd();

    Operation removeAbove(int last);

    /** Takes away the values that a repair is known to change, or changes nothing. */
    Operation simplify();

    /** Moves everything out of the store and into an empty one. */
    Operation restore();

    /** Returns the query for all rows, ordered by their numbers. */
    Operation.Query everything();

    /**
     * Returns the row of a number, as the query returns it.
     *
     * @param simple whether it was {@linkplain #simplify simplified}
     */
    Row row(int number, boolean simple);

    default List<Normaliser> normalisers() {
        return List.of();
    }
}
