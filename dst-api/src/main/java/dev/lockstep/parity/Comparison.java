package dev.lockstep.parity;

import dev.lockstep.op.Facet;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Outcome.Broken;
import dev.lockstep.op.Outcome.Done;
import dev.lockstep.op.Outcome.Refused;
import dev.lockstep.op.Outcome.Rows;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The differences between two sides after one operation: an arm and the reference, or an arm and the model.
 *
 * <p>An outcome without an answer, {@link Broken}, is a difference whatever the other side has. Messages are never
 * compared. A facet is compared only if both sides tell it; one that is declared and not told is a difference.
 */
public final class Comparison {

    private Comparison() {}

    /** Whether two outcomes of one operation are the same to a caller who sees no facet beside counts and codes. */
    public static boolean agree(Operation operation, Outcome expected, Outcome actual) {
        Sides sides = new Sides("expected", "actual");
        // Who looks for the state of a store compares it with many others, and needs none of the differences.
        return expected instanceof Rows left && actual instanceof Rows right
                ? new RowComparison(sides, shapeOf(operation, left, right)).agree(left.rows(), right.rows())
                : answers(sides, operation, expected, actual).isEmpty();
    }

    /** Whether an outcome is the one that the model expects. */
    public static boolean meets(Operation operation, Expectation expectation, Outcome actual) {
        return withModel(operation, expectation, "actual", actual).isEmpty();
    }

    static List<Difference> ofArms(
            Operation operation, String reference, Outcome expected, String arm, Outcome actual) {
        Sides sides = new Sides(reference, arm);
        List<Difference> differences = new ArrayList<>(answers(sides, operation, expected, actual));
        if (expected.getClass() == actual.getClass()) {
            differences.addAll(facets(sides, expected, actual));
        }
        return differences;
    }

    /** An outcome without an answer is a difference, whatever the other side has. */
    private static List<Difference> answers(Sides sides, Operation operation, Outcome expected, Outcome actual) {
        if (expected instanceof Rows left && actual instanceof Rows right) {
            return new RowComparison(sides, shapeOf(operation, left, right)).compare(left.rows(), right.rows());
        }
        if (expected instanceof Done left && actual instanceof Done right) {
            return counts(sides, left, right);
        }
        if (expected instanceof Refused left && actual instanceof Refused right) {
            return refusals(sides, left, right);
        }
        return List.of(sides.differ(
                DifferencePath.OUTCOME,
                DifferenceClass.OUTCOME,
                OutcomeText.brief(expected),
                OutcomeText.brief(actual)));
    }

    /** Compares the facets that both sides tell. */
    private static List<Difference> facets(Sides sides, Outcome left, Outcome right) {
        List<Difference> differences = new ArrayList<>();
        left.facets().forEach((facet, value) -> {
            String other = right.facets().get(facet);
            if (other != null && !other.equals(value)) {
                differences.add(sides.differ(DifferencePath.of(facet), DifferenceClass.VALUE, value, other));
            }
        });
        return differences;
    }

    /**
     * Returns the facets that an arm's provider declares and that the arm does not tell.
     *
     * @param reference the side that tells them, or {@link Difference#MODEL}
     * @param expected the outcome of that side; of the model, the arm's own
     * @param declared the declared facets
     */
    static List<Difference> untold(
            String reference, Outcome expected, String arm, Outcome actual, Set<Facet> declared) {
        Sides sides = new Sides(reference, arm);
        return Facet.of(actual).stream()
                .filter(declared::contains)
                .filter(facet -> actual.facet(facet).isEmpty())
                .map(facet -> sides.missing(
                        DifferencePath.of(facet), expected.facet(facet).orElse(facet.toString())))
                .toList();
    }

    static List<Difference> withModel(Operation operation, Expectation expectation, String arm, Outcome actual) {
        Sides sides = new Sides(Difference.MODEL, arm);
        if (expectation instanceof Expectation.Succeeds succeeds && actual instanceof Done done) {
            return counts(sides, new Done(succeeds.affected()), done);
        }
        if (expectation instanceof Expectation.Agrees && !(actual instanceof Broken)) {
            return List.of();
        }
        if (expectation instanceof Expectation.Returns returns && actual instanceof Rows rows) {
            RowShape shape = shapeOf(operation, rows, rows);
            return new RowComparison(sides, shape, shape.ordered() || returns.ordered())
                    .compare(returns.rows(), rows.rows());
        }
        if (expectation instanceof Expectation.Refuses refuses && actual instanceof Refused refused) {
            return refusals(sides, new Refused(refuses.refusal(), "", ""), refused);
        }
        return List.of(sides.differ(
                DifferencePath.OUTCOME,
                DifferenceClass.OUTCOME,
                OutcomeText.brief(expectation),
                OutcomeText.brief(actual)));
    }

    private static RowShape shapeOf(Operation operation, Rows left, Rows right) {
        if (operation instanceof Operation.InSession named) {
            return shapeOf(named.operation(), left, right);
        }
        if (operation instanceof Operation.Shaped shaped && shaped.query() instanceof Operation.Ask ask) {
            return shapeOf(ask, left, right);
        }
        if (operation instanceof Operation.Ask ask) {
            return ask.shapeOf(left.rows().isEmpty() ? right : left);
        }
        if (operation instanceof Operation.Mutate) {
            return RowShape.ofTexts(left.rows().isEmpty() ? right : left, false);
        }
        return operation
                .rowShape()
                .orElseThrow(() -> new IllegalArgumentException(operation.kind() + " does not answer with rows"));
    }

    private static List<Difference> counts(Sides sides, Done left, Done right) {
        if (left.count().isEmpty() || right.count().isEmpty() || left.count().equals(right.count())) {
            return List.of();
        }
        return List.of(sides.differ(
                DifferencePath.COUNT,
                DifferenceClass.VALUE,
                left.count().getAsLong(),
                right.count().getAsLong()));
    }

    private static List<Difference> refusals(Sides sides, Refused left, Refused right) {
        List<Difference> differences = new ArrayList<>();
        if (!left.refusal().equals(right.refusal())) {
            differences.add(
                    sides.differ(DifferencePath.REFUSAL, DifferenceClass.VALUE, left.refusal(), right.refusal()));
        }
        if (!left.code().isEmpty() && !right.code().isEmpty() && !left.code().equals(right.code())) {
            differences.add(sides.differ(DifferencePath.CODE, DifferenceClass.VALUE, left.code(), right.code()));
        }
        return differences;
    }
}
