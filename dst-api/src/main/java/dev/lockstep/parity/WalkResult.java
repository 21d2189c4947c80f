package dev.lockstep.parity;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a walk.
 *
 * @param verdict the verdict
 * @param detail the reason for its end, one line for people; empty for {@link Verdict#PARITY}
 * @param extent how much of what was asked was walked
 * @param findings the steps with differences that are not allow-listed, in order
 * @param known the steps whose differences are allow-listed, in order
 * @param resets the attempts to set an arm back to the reference's state, in order
 * @param entryHits the number of steps in which each entry that could apply covered something, by id
 * @param coverage the table of what was exercised
 * @param observed how often each channel observed the walk, in the order of the channels; empty if no arm was opened
 * @param normaliserHits the number of outcomes that each normaliser changed, by id
 * @param arms a description of each arm, by name
 * @param notClosed the arms that could not be closed, with the error
 */
public record WalkResult(
        Verdict verdict,
        String detail,
        Extent extent,
        List<Finding> findings,
        List<KnownStep> known,
        List<Reset> resets,
        SortedMap<String, Long> entryHits,
        Coverage coverage,
        List<Observed> observed,
        SortedMap<String, Long> normaliserHits,
        SortedMap<String, SortedMap<String, String>> arms,
        SortedMap<String, String> notClosed) {

    /** The name of the version that an engine told, in the description of its arm; empty if it does not tell it. */
    public static final String VERSION_TOLD = "version told";

    /** The beginning of the names of what an arm was opened with, in the description of the arm. */
    public static final String OPENED_WITH = "opened with ";

    public WalkResult {
        findings = List.copyOf(findings);
        known = List.copyOf(known);
        resets = List.copyOf(resets);
        observed = List.copyOf(observed);
    }

    /** Returns the number of commands that were played to their end. */
    public long steps() {
        return extent.played();
    }

    /**
     * Returns this result after a failure at the very end. The verdict becomes that of the failure unless it is worse.
     */
    public WalkResult withFailure(Verdict ofFailure, String failure) {
        return new WalkResult(
                verdict.and(ofFailure),
                detail.isEmpty() ? failure : detail + "; " + failure,
                extent,
                findings,
                known,
                resets,
                entryHits,
                coverage,
                observed,
                normaliserHits,
                arms,
                notClosed);
    }

    /** Returns the first difference of the first finding. */
    public Optional<Difference> firstDifference() {
        return findings.stream()
                .flatMap(finding -> finding.differences().stream())
                .findFirst();
    }

    /** Whether an allow-listed difference left the arms with different data, so that the walk ended there. */
    public boolean endedAsKnown() {
        return known.stream().anyMatch(KnownStep::endedWalk);
    }

    /** Returns what an arm was opened with, by name, from its description. */
    public static SortedMap<String, String> openedWith(SortedMap<String, String> description) {
        SortedMap<String, String> opened = new TreeMap<>();
        description.forEach((name, words) -> {
            if (name.startsWith(OPENED_WITH)) {
                opened.put(name.substring(OPENED_WITH.length()), words);
            }
        });
        return opened;
    }

    /** Returns the version that an arm's engine told, if the arm was opened and tells it. */
    public Optional<String> told(String arm) {
        return Optional.ofNullable(arms.getOrDefault(arm, new TreeMap<>()).get(VERSION_TOLD))
                .filter(version -> !version.isEmpty());
    }
}
