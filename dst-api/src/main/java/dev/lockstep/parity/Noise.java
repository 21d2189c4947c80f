package dev.lockstep.parity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The differences of one step between the reference and its second opening. They are random, and so is another arm's
 * difference at the same place. A difference at any other place is real: noise in one column must not hide a row that
 * an arm has lost.
 *
 * @param twins the arms that are a second opening of the reference
 * @param differences the differences between the reference and these arms
 */
record Noise(Set<String> twins, List<Difference> differences) {

    static Noise in(StepRecord step, Set<String> twins) {
        return new Noise(
                twins,
                step.differences().stream()
                        .filter(difference -> !isOfModel(difference) && twins.contains(difference.deviating()))
                        .toList());
    }

    boolean isNone() {
        return differences.isEmpty();
    }

    /** Whether a difference of the step is random, or may be. */
    boolean explains(Difference difference) {
        return differences.contains(difference)
                || differences.stream().anyMatch(noise -> explains(noise.path(), difference));
    }

    private boolean explains(DifferencePath noise, Difference difference) {
        DifferencePath path = difference.path();
        if (!noise.probe().equals(path.probe())) {
            return false;
        }
        if (noise.facet() == DifferencePath.Facet.OUTCOME) {
            return true;
        }
        boolean samePlace = noise.starred().equals(path.starred())
                || isOfModel(difference) && isWholeRow(noise) && noise.facet() == path.facet();
        return samePlace && !isALostRow(difference);
    }

    /**
     * Rows without an order are compared as wholes between arms, but the model may predict them in an order, and then
     * column by column.
     */
    private static boolean isWholeRow(DifferencePath noise) {
        return noise.row().isPresent() && noise.column().isEmpty();
    }

    /** Whether an arm lacks a row that the reference gave both times. */
    private boolean isALostRow(Difference difference) {
        return difference.differenceClass() == DifferenceClass.MISSING
                && !isOfModel(difference)
                && !randomRows().contains(difference.expected());
    }

    private Set<String> randomRows() {
        Set<String> rows = new HashSet<>();
        differences.forEach(difference -> {
            rows.add(difference.expected());
            rows.add(difference.actual());
        });
        return rows;
    }

    private static boolean isOfModel(Difference difference) {
        return difference.reference().equals(Difference.MODEL);
    }
}
