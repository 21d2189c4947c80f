package dev.lockstep.report;

import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.OutcomeText;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.platform.Sha256;
import java.util.List;
import java.util.SortedMap;
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
        return of(step.kind(), step.differences(), step.outcomes());
    }

    /**
     * Returns the bucket of a step with differences, as its journal has it.
     *
     * @param kind the kind of its command
     */
    public static String of(String kind, List<Difference> differences, SortedMap<String, Outcome> outcomes) {
        return hash(shape(kind, differences, outcomes));
    }

    static String fingerprint(StepRecord step) {
        return fingerprint(step.kind(), step.differences(), step.outcomes());
    }

    /** Returns the finer version of {@link #of(String, List, SortedMap)}. */
    public static String fingerprint(String kind, List<Difference> found, SortedMap<String, Outcome> outcomes) {
        StringBuilder shape = new StringBuilder(shape(kind, found, outcomes));
        outcomes.forEach((arm, outcome) -> {
            if (outcome instanceof Outcome.Refused refused) {
                shape.append(arm).append(" code ").append(refused.code()).append('\n');
            }
        });
        SortedSet<String> types = new TreeSet<>();
        for (Difference difference : found) {
            types.add(difference.path().starred() + " " + typeOf(difference.expected()) + " "
                    + typeOf(difference.actual()));
        }
        types.forEach(type -> shape.append(type).append('\n'));
        return hash(shape.toString());
    }

    private static String shape(String kind, List<Difference> found, SortedMap<String, Outcome> outcomes) {
        StringBuilder shape = new StringBuilder(kind).append('\n');
        SortedSet<String> differences = new TreeSet<>();
        for (Difference difference : found) {
            differences.add(difference.differenceClass() + " "
                    + difference.path().starred() + " " + difference.reference() + " " + difference.deviating());
        }
        differences.forEach(difference -> shape.append(difference).append('\n'));
        outcomes.forEach((arm, outcome) ->
                shape.append(arm).append(' ').append(OutcomeText.kind(outcome)).append('\n'));
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
