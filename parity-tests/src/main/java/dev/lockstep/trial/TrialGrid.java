package dev.lockstep.trial;

import dev.lockstep.assembly.ArmSpec;
import dev.lockstep.op.Outcome;
import dev.lockstep.parity.Comparison;
import dev.lockstep.workloads.script.ScriptLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One script on all arms.
 *
 * @param script the script's name
 * @param reference the name of the arm with which the others are compared
 * @param lines the number of lines
 * @param answered the number of statements that the reference did or answered
 * @param checks whether the script checks something: it has maintenance, or a question that the reference answered
 * @param misread the numbers of the lines that the reference refuses because it does not understand them
 * @param refused the lines that the reference itself refuses
 * @param unstable the lines that the reference answered in another way when it played the script again; nothing is
 *     compared with such an answer
 * @param arms the arms, in the order in which they were named
 */
public record TrialGrid(
        String script,
        String reference,
        long lines,
        long answered,
        boolean checks,
        List<Integer> misread,
        List<Remark> refused,
        List<ScriptLine> unstable,
        List<Compared> arms) {

    public TrialGrid {
        misread = List.copyOf(misread);
        refused = List.copyOf(refused);
        unstable = List.copyOf(unstable);
        arms = List.copyOf(arms);
    }

    /** Compares all trials of one script with the reference's, which may be among them. */
    public static TrialGrid of(Trial reference, List<Trial> trials) {
        return of(reference, Set.of(), trials);
    }

    /**
     * Compares all trials of one script with the reference's, except for lines whose answer changes from play to play.
     *
     * @param again the reference's second play of the script
     */
    public static TrialGrid of(Trial reference, Trial again, List<Trial> trials) {
        Set<ScriptLine> unstable = new LinkedHashSet<>();
        int both = Math.min(reference.outcomes().size(), again.outcomes().size());
        for (int i = 0; i < both; i++) {
            ScriptLine line = reference.script().lines().get(i);
            if (!line.text().isEmpty()
                    && !Comparison.agree(
                            line.operation(),
                            reference.outcomes().get(i),
                            again.outcomes().get(i))) {
                unstable.add(line);
            }
        }
        return of(reference, unstable, trials);
    }

    private static TrialGrid of(Trial reference, Set<ScriptLine> unstable, List<Trial> trials) {
        return new TrialGrid(
                reference.script().name(),
                reference.arm(),
                reference.script().lines().size(),
                reference.answered(),
                reference.checks(),
                reference.misread(),
                reference.told(Outcome.Refused.class),
                List.copyOf(unstable),
                trials.stream()
                        .map(trial -> Compared.of(reference, trial, unstable))
                        .toList());
    }

    /** Whether some arm has this result. */
    public boolean has(Compared.Result result) {
        return arms.stream().anyMatch(arm -> arm.result() == result);
    }

    /** Whether something of the script was not compared, so that equal answers say less than they seem to. */
    public boolean isPartial() {
        return !checks
                || !misread.isEmpty()
                || !unstable.isEmpty()
                || has(Compared.Result.NOT_OFFERED)
                || arms.stream()
                        .anyMatch(arm -> !arm.leftOut().isEmpty()
                                && !ArmSpec.parse(arm.arm()).plain());
    }
}
