package dev.lockstep.fuzz;

import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The store on which an engine's target plays.
 *
 * @param making makes the known rows in whatever the store has become
 * @param reading reads them
 * @param failures the engine's codes for a failure inside of it, which is never an answer to a statement
 * @param excluded the statements that are not played: they leave the store, last too long, or answer otherwise each
 *     time
 */
public record Ground(List<Operation> making, Operation.Query reading, Set<String> failures, Pattern excluded) {

    public Ground {
        making = List.copyOf(making);
        failures = Set.copyOf(failures);
    }

    /** Whether a text is played. */
    public boolean plays(String text) {
        return !excluded.matcher(text).find();
    }
}
