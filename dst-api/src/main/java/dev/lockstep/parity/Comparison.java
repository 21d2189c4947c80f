package dev.lockstep.parity;

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

/**
 * The differences between two sides after one operation: an arm and the reference, or an arm and the model.
 *
 * <p>An outcome without an answer, {@link Broken}, is a difference whatever the other side has. Messages are never
 * compared. A count or a code is compared only if both sides have one.
 */
final class Comparison {

    private Comparison() {}

    static List<Difference> ofArms(
            Operation operation, String reference, Outcome expected, String arm, Outcome actual) {
        Sides sides = new Sides(reference, arm);
        if (expected instanceof Broken || actual instanceof Broken) {
            return List.of(sides.differ(
                    DifferencePath.OUTCOME,
                    DifferenceClass.OUTCOME,
                    OutcomeText.brief(expected),
                    OutcomeText.brief(actual)));
        }
        if (expected instanceof Rows left && actual instanceof Rows right) {
            return new RowComparison(sides, shapeOf(operation)).compare(left.rows(), right.rows());
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

    static List<Difference> withModel(Operation operation, Expectation expectation, String arm, Outcome actual) {
        Sides sides = new Sides(Difference.MODEL, arm);
        if (expectation instanceof Expectation.Succeeds succeeds && actual instanceof Done done) {
            return counts(sides, new Done(succeeds.affected()), done);
        }
        if (expectation instanceof Expectation.Returns returns && actual instanceof Rows rows) {
            RowShape shape = shapeOf(operation);
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

    private static RowShape shapeOf(Operation operation) {
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
