package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A difference that an entry allows.
 *
 * @param path where
 * @param differenceClass in what way
 * @param expected what the reference must have there
 * @param actual what the deviating side must have there
 * @param rows in how many rows of one answer at most
 */
record DifferenceForm(
        PathForm path,
        DifferenceClass differenceClass,
        Optional<ValueTest> expected,
        Optional<ValueTest> actual,
        int rows) {

    boolean covers(Difference difference) {
        return path.matches(difference.path())
                && differenceClass == difference.differenceClass()
                && holds(expected, difference.expected())
                && holds(actual, difference.actual());
    }

    /** What is told of a difference is cut when it is long; of a cut value nothing can be said, so no test holds. */
    private static boolean holds(Optional<ValueTest> test, String excerpt) {
        return test.isEmpty() || parsed(excerpt).filter(test.get()::holds).isPresent();
    }

    private static Optional<JsonNode> parsed(String excerpt) {
        try {
            return Optional.of(Json.MAPPER.readTree(excerpt)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The same form, with any values. */
    DifferenceForm ofAnyValue() {
        return new DifferenceForm(path, differenceClass, Optional.empty(), Optional.empty(), rows);
    }

    /** The same form as the other side sees it. */
    DifferenceForm mirrored() {
        DifferenceClass mirrored = switch (differenceClass) {
            case MISSING -> DifferenceClass.EXTRA;
            case EXTRA -> DifferenceClass.MISSING;
            case VALUE, TYPE, ORDER, OUTCOME -> differenceClass;
        };
        return new DifferenceForm(path, mirrored, actual, expected, rows);
    }
}
