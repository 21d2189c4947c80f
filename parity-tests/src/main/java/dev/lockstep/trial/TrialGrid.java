package dev.lockstep.trial;

import dev.lockstep.op.Outcome;
import java.util.List;

/**
 * One script on all arms.
 *
 * @param script the script's name
 * @param reference the name of the arm with which the others are compared
 * @param lines the number of lines
 * @param refused the number of lines that the reference itself refuses
 * @param arms the arms, in the order in which they were named
 */
public record TrialGrid(String script, String reference, long lines, long refused, List<Compared> arms) {

    public TrialGrid {
        arms = List.copyOf(arms);
    }

    /** Compares all trials of one script with the reference's, which is among them. */
    public static TrialGrid of(Trial reference, List<Trial> trials) {
        return new TrialGrid(
                reference.script().name(),
                reference.arm(),
                reference.script().lines().size(),
                reference.outcomes().stream()
                        .filter(Outcome.Refused.class::isInstance)
                        .count(),
                trials.stream().map(trial -> Compared.of(reference, trial)).toList());
    }

    /** Whether some arm has this result. */
    public boolean has(Compared.Result result) {
        return arms.stream().anyMatch(arm -> arm.result() == result);
    }
}
