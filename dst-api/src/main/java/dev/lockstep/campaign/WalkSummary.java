package dev.lockstep.campaign;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.OneLine;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One walk of a campaign, as the campaign reports it.
 *
 * @param seed the walk's seed
 * @param folder where the walk's journal and report are
 * @param verdict the walk's verdict
 * @param detail the reason, on one line; empty for parity
 * @param steps how many commands were played to their end
 * @param differences how many differences there were of each class
 * @param entryHits in how many steps each entry that could apply covered something, by id
 * @param normaliserHits how often each normaliser changed something, by id
 * @param endedAsKnown whether the walk ended early because a known difference left the arms apart
 * @param firstDifference the first difference, as people read it; empty where there is none
 */
public record WalkSummary(
        long seed,
        String folder,
        Verdict verdict,
        String detail,
        long steps,
        SortedMap<DifferenceClass, Long> differences,
        SortedMap<String, Long> entryHits,
        SortedMap<String, Long> normaliserHits,
        boolean endedAsKnown,
        Optional<String> firstDifference) {

    /** As much of a value as fits a line together with another. */
    private static final int SHOWN = 60;

    static WalkSummary of(long seed, Path folder, WalkResult result) {
        SortedMap<DifferenceClass, Long> differences = new TreeMap<>();
        for (Finding finding : result.findings()) {
            for (Difference difference : finding.differences()) {
                differences.merge(difference.differenceClass(), 1L, Long::sum);
            }
        }
        return new WalkSummary(
                seed,
                folder.toString(),
                result.verdict(),
                OneLine.of(result.detail()),
                result.steps(),
                differences,
                result.entryHits(),
                result.normaliserHits(),
                result.endedAsKnown(),
                result.findings().stream()
                        .flatMap(finding -> finding.differences().stream())
                        .findFirst()
                        .map(WalkSummary::told));
    }

    /** Whether the walk found something, or could not be played. What one walk did not exercise, another one may. */
    public boolean failed() {
        return verdict != Verdict.PARITY && verdict != Verdict.VACUOUS;
    }

    private static String told(Difference first) {
        return "first " + first.differenceClass() + " at " + first.path() + ": " + first.reference() + " has "
                + shown(first.expected()) + ", " + first.deviating() + " has " + shown(first.actual());
    }

    private static String shown(String json) {
        if (json.isEmpty()) {
            return "nothing";
        }
        return json.length() <= SHOWN ? json : json.substring(0, SHOWN) + "…";
    }
}
