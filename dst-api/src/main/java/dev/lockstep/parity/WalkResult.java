package dev.lockstep.parity;

import java.util.List;
import java.util.SortedMap;

/**
 * How a walk ended.
 *
 * @param verdict what it came to
 * @param detail why it ended, one line for people; empty for {@link Verdict#PARITY}
 * @param steps how many commands were played to their end
 * @param findings what nobody has signed for, in the order of the steps
 * @param coverage what was exercised
 * @param normaliserHits how often each normaliser changed something, by id
 * @param arms how each arm ran, by name
 * @param notClosed the arms that could not be closed, with what went wrong
 */
public record WalkResult(
        Verdict verdict,
        String detail,
        long steps,
        List<Finding> findings,
        Coverage.Table coverage,
        SortedMap<String, Long> normaliserHits,
        SortedMap<String, SortedMap<String, String>> arms,
        SortedMap<String, String> notClosed) {
    public WalkResult {
        findings = List.copyOf(findings);
    }
}
