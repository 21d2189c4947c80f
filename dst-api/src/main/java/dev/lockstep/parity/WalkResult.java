package dev.lockstep.parity;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a walk ended.
 *
 * @param verdict what it came to
 * @param detail why it ended, one line for people; empty for {@link Verdict#PARITY}
 * @param steps how many commands were played to their end
 * @param findings what nobody has signed for, in the order of the steps
 * @param known what somebody has signed for, in the order of the steps
 * @param entryHits in how many steps each entry that could apply covered something, by id
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
        List<KnownStep> known,
        SortedMap<String, Long> entryHits,
        Coverage.Table coverage,
        SortedMap<String, Long> normaliserHits,
        SortedMap<String, SortedMap<String, String>> arms,
        SortedMap<String, String> notClosed) {
    public WalkResult {
        findings = List.copyOf(findings);
        known = List.copyOf(known);
    }

    /** Returns the first difference of the first finding. */
    public Optional<Difference> firstDifference() {
        return findings.stream()
                .flatMap(finding -> finding.differences().stream())
                .findFirst();
    }

    /** Whether a difference that is signed for left the arms apart, so that the walk could not go on. */
    public boolean endedAsKnown() {
        return known.stream().anyMatch(KnownStep::endedWalk);
    }
}
