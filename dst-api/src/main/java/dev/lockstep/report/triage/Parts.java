package dev.lockstep.report.triage;

import dev.lockstep.op.Operation;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a command that does more than its name says. A backup or an export changes the store just before it, so
 * that a true copy can be told from an old one, and reads the copy; afterwards it takes the change back.
 */
final class Parts {

    private Parts() {}

    /**
     * Returns which part differs, or which parts may be the cause, in sentences without a full stop.
     *
     * @param disagreements what differs after the last step
     * @param script the steps that show it, as far as the journal has them
     */
    static List<String> of(List<Disagreement> disagreements, List<StepDetail> script) {
        List<Disagreement> answers =
                disagreements.stream().filter(each -> each.probe().isEmpty()).toList();
        if (answers.isEmpty()) {
            return script.stream()
                    .flatMap(detail -> copying(detail).flatMap(copy -> told(detail.kind(), copy)).stream())
                    .distinct()
                    .toList();
        }
        boolean rows = answers.stream().allMatch(each -> each.count(Change.Kind.ANSWER) == 0);
        return script.stream()
                .skip(Math.max(0, script.size() - 1))
                .filter(last -> rows && copying(last).isPresent())
                .map(last -> "what differs is the last part of " + last.kind() + ", the read of the copy")
                .toList();
    }

    /** Whether the answer to a command is the read of a copy that the command makes. */
    static boolean isCopying(StepDetail detail) {
        return copying(detail).isPresent();
    }

    private static Optional<Operation> copying(StepDetail detail) {
        return Words.operation(detail.operation())
                .filter(operation -> operation instanceof Operation.Backup || operation instanceof Operation.Export);
    }

    private static Optional<String> told(String kind, Operation copy) {
        Optional<Operation.Canary> canary = copy instanceof Operation.Backup backup
                ? backup.canary()
                : copy instanceof Operation.Export export ? export.canary() : Optional.empty();
        return canary.map(
                change -> kind + " has three parts, and each may be the cause: " + Words.statement(change.before())
                        + "; then the copy, which is read; then " + Words.statement(change.after()));
    }
}
