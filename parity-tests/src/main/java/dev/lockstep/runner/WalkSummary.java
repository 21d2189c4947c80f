package dev.lockstep.runner;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What remains of a walk when the next one begins.
 *
 * @param seed its seed
 * @param folder where its journal and its report are
 * @param verdict what it came to
 * @param detail why, in one line; empty for parity
 * @param steps how many steps were played to their end
 * @param differences how many differences there were of each class
 */
record WalkSummary(
        long seed,
        Path folder,
        Verdict verdict,
        String detail,
        long steps,
        SortedMap<DifferenceClass, Long> differences) {

    static WalkSummary of(long seed, Path folder, WalkResult result) {
        SortedMap<DifferenceClass, Long> differences = new TreeMap<>();
        for (Finding finding : result.findings()) {
            for (Difference difference : finding.differences()) {
                differences.merge(difference.differenceClass(), 1L, Long::sum);
            }
        }
        return new WalkSummary(
                seed, folder, result.verdict(), Main.oneLine(result.detail()), result.steps(), differences);
    }
}
