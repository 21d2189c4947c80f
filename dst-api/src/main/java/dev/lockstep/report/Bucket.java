package dev.lockstep.report;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.OutcomeText;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.platform.Sha256;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Groups findings that have the same cause, so that a hundred of them are read once.
 *
 * <p>The bucket consists of the command's kind, of each difference's class and path with its row numbers starred, and
 * of the outcome's kind on each arm. The fingerprint adds refusal codes and the types of the values. Neither contains a
 * seed, step, value, time or port.
 */
public final class Bucket {

    private Bucket() {}

    /** Returns the bucket of a step with differences. */
    public static String of(StepRecord step) {
        return hash(shape(step));
    }

    static String fingerprint(StepRecord step) {
        StringBuilder shape = new StringBuilder(shape(step));
        step.outcomes().forEach((arm, outcome) -> {
            if (outcome instanceof Outcome.Refused refused) {
                shape.append(arm).append(" code ").append(refused.code()).append('\n');
            }
        });
        SortedSet<String> types = new TreeSet<>();
        for (Difference difference : step.differences()) {
            types.add(difference.path().starred() + " " + typeOf(difference.expected()) + " "
                    + typeOf(difference.actual()));
        }
        types.forEach(type -> shape.append(type).append('\n'));
        return hash(shape.toString());
    }

    private static String shape(StepRecord step) {
        StringBuilder shape = new StringBuilder(step.kind()).append('\n');
        SortedSet<String> differences = new TreeSet<>();
        for (Difference difference : step.differences()) {
            differences.add(difference.differenceClass() + " "
                    + difference.path().starred() + " " + difference.reference() + " " + difference.deviating());
        }
        differences.forEach(difference -> shape.append(difference).append('\n'));
        step.outcomes()
                .forEach((arm, outcome) -> shape.append(arm)
                        .append(' ')
                        .append(OutcomeText.kind(outcome))
                        .append('\n'));
        return shape.toString();
    }

    /** Returns the JSON type of an excerpt, which its first character shows. */
    private static String typeOf(String json) {
        if (json.isEmpty()) {
            return "nothing";
        }
        return switch (json.charAt(0)) {
            case '"' -> "text";
            case '[' -> "row";
            case '{' -> "lexical";
            case 'n' -> "null";
            case 't', 'f' -> "boolean";
            default -> "number";
        };
    }

    private static String hash(String shape) {
        return Sha256.ofText(shape).substring(0, 12);
    }
}
