package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.DifferencePath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A difference that an entry allows.
 *
 * @param path the place of the difference
 * @param differenceClass the class of the difference
 * @param expected a test of the reference's value
 * @param actual a test of the deviating side's value
 * @param rows the largest number of rows of one answer that may differ
 * @param open which of the two values may be any, because somebody said so: {@code expected}, {@code actual}
 */
record DifferenceForm(
        DifferencePath path,
        DifferenceClass differenceClass,
        Optional<ValueTest> expected,
        Optional<ValueTest> actual,
        int rows,
        Set<String> open) {

    private static final Set<DifferenceClass> VALUE_EXPECTED =
            EnumSet.of(DifferenceClass.VALUE, DifferenceClass.TYPE, DifferenceClass.MISSING);

    private static final Set<DifferenceClass> VALUE_ACTUAL =
            EnumSet.of(DifferenceClass.VALUE, DifferenceClass.TYPE, DifferenceClass.EXTRA);

    boolean covers(Difference difference) {
        return path.matches(difference.path())
                && differenceClass == difference.differenceClass()
                && holds(expected, difference.expected())
                && holds(actual, difference.actual());
    }

    /** Long values are cut in a reported difference. Nothing is known about a cut value, so no test holds for it. */
    private static boolean holds(Optional<ValueTest> test, String excerpt) {
        return test.isEmpty() || parsed(excerpt).filter(test.get()::holds).isPresent();
    }

    private static Optional<JsonNode> parsed(String excerpt) {
        try {
            return Optional.of(Json.tree(excerpt)).filter(node -> !node.isMissingNode());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * Returns the keys of the value tests that the form could have and has not. A row, an order and an outcome have no
     * single value, and what one side lacks is not tested there.
     */
    List<String> missingTests() {
        boolean single = hasOneValue(path);
        List<String> missing = new ArrayList<>();
        if (single && expected.isEmpty() && !open.contains("expected") && VALUE_EXPECTED.contains(differenceClass)) {
            missing.add("expected");
        }
        if (single && actual.isEmpty() && !open.contains("actual") && VALUE_ACTUAL.contains(differenceClass)) {
            missing.add("actual");
        }
        return missing;
    }

    /** Whether there is one value at a path on each side; the codes of a refusal are part of the expected outcomes. */
    static boolean hasOneValue(DifferencePath path) {
        return switch (path.facet()) {
            case ROWS -> path.column().isPresent();
            case OUTCOME, REFUSAL, CODE -> false;
            default -> true;
        };
    }

    /** Returns the same form without tests of the values. */
    DifferenceForm ofAnyValue() {
        return new DifferenceForm(
                path, differenceClass, Optional.empty(), Optional.empty(), rows, Set.of("expected", "actual"));
    }

    /** Returns the same form as the other side sees it. */
    DifferenceForm mirrored() {
        DifferenceClass mirrored = switch (differenceClass) {
            case MISSING -> DifferenceClass.EXTRA;
            case EXTRA -> DifferenceClass.MISSING;
            case VALUE, TYPE, ORDER, OUTCOME -> differenceClass;
        };
        Set<String> swapped = open.stream()
                .map(side -> side.equals("actual") ? "expected" : "actual")
                .collect(Collectors.toSet());
        return new DifferenceForm(path, mirrored, actual, expected, rows, swapped);
    }
}
