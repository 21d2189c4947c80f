package dev.lockstep.campaign;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.lockstep.parity.Classification;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Bucket;
import dev.lockstep.report.triage.Standing;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One walk of a campaign, as the campaign reports it.
 *
 * @param seed the walk's seed
 * @param folder the folder of the walk's journal and report
 * @param verdict the walk's verdict
 * @param detail the reason, on one line; empty for parity
 * @param steps the number of commands that were played to their end
 * @param agreed the number of them whose outcome nobody predicted, so that the arms only had to agree
 * @param asked the number of commands that were asked for
 * @param ending the reason why there were no more
 * @param differences the number of differences of each class
 * @param buckets the causes of its findings, in the order in which they were found; absent if there are none
 * @param resets the attempts to set an arm back to the reference's state; absent if there are none
 * @param entryHits the number of steps in which each entry that could apply covered something, by id
 * @param normaliserHits the number of outcomes that each normaliser changed, by id
 * @param endedAsKnown whether the walk ended early because a known difference left the arms with different data
 * @param firstDifference the first difference, as people read it; empty if there is none
 * @param located the place of a finding that followed steps without a read, as people read it
 */
public record WalkSummary(
        long seed,
        String folder,
        Verdict verdict,
        String detail,
        long steps,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) long agreed,
        long asked,
        Ending ending,
        SortedMap<DifferenceClass, Long> differences,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FoundBucket> buckets,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Reset> resets,
        SortedMap<String, Long> entryHits,
        SortedMap<String, Long> normaliserHits,
        boolean endedAsKnown,
        Optional<String> firstDifference,
        Optional<String> located) {

    public WalkSummary {
        buckets = List.copyOf(buckets);
        resets = List.copyOf(resets);
    }

    /**
     * Findings of one cause in one walk.
     *
     * @param bucket see {@link Bucket}
     * @param findings the number of findings
     * @param step the step of the first of them
     * @param kind the kind of its command
     * @param classification novel, noise, or of the model alone
     * @param minority the arms that stand alone there; see {@link Standing}
     */
    public record FoundBucket(
            String bucket,
            long findings,
            long step,
            String kind,
            Classification classification,
            List<String> minority) {

        public FoundBucket {
            minority = List.copyOf(minority);
        }

        FoundBucket oneMore() {
            return new FoundBucket(bucket, findings + 1, step, kind, classification, minority);
        }
    }

    static WalkSummary of(long seed, Path folder, WalkResult result, Optional<Located> located) {
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
                Sentences.oneLine(result.detail()),
                result.steps(),
                result.extent().agreed(),
                result.extent().asked(),
                result.extent().ending(),
                differences,
                buckets(result.findings(), located.flatMap(Located::step)),
                result.resets(),
                result.entryHits(),
                result.normaliserHits(),
                result.endedAsKnown(),
                result.firstDifference().map(first -> "first " + Sentences.difference(first)),
                located.map(Located::sentence));
    }

    /** The bucket of the first finding is that of its place, if it was located. */
    private static List<FoundBucket> buckets(List<Finding> findings, Optional<StepRecord> located) {
        Map<String, FoundBucket> buckets = new LinkedHashMap<>();
        for (Finding finding : findings) {
            StepRecord step = finding.step();
            String bucket = Bucket.of(buckets.isEmpty() ? located.orElse(step) : step);
            buckets.merge(
                    bucket,
                    new FoundBucket(
                            bucket,
                            1,
                            step.step(),
                            step.kind(),
                            finding.classification(),
                            Standing.of(step).alone()),
                    (first, more) -> first.oneMore());
        }
        return List.copyOf(buckets.values());
    }

    /**
     * Returns the summary of a walk that could not be played or recorded.
     *
     * @param asked the number of commands that were asked for
     */
    static WalkSummary failed(long seed, Path folder, long asked, Verdict verdict, String detail) {
        return new WalkSummary(
                seed,
                folder.toString(),
                verdict,
                Sentences.oneLine(detail),
                0,
                0,
                asked,
                Ending.STOPPED,
                new TreeMap<>(),
                List.of(),
                List.of(),
                new TreeMap<>(),
                new TreeMap<>(),
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the same summary of a walk whose folder is there. */
    WalkSummary in(String place) {
        return with(place, verdict, detail);
    }

    /** Returns the same summary after a failure; a finding stays one. */
    WalkSummary withFailure(Verdict ofFailure, String failure) {
        String both = detail.isEmpty() ? failure : detail + "; " + failure;
        return with(folder, verdict.and(ofFailure), Sentences.oneLine(both));
    }

    /** Returns the same summary of a walk that found this. */
    WalkSummary found(List<FoundBucket> found, Verdict judged) {
        return with(folder, judged, detail, found);
    }

    private WalkSummary with(String place, Verdict judged, String why) {
        return with(place, judged, why, buckets);
    }

    private WalkSummary with(String place, Verdict judged, String why, List<FoundBucket> found) {
        return new WalkSummary(
                seed,
                place,
                judged,
                why,
                steps,
                agreed,
                asked,
                ending,
                differences,
                found,
                resets,
                entryHits,
                normaliserHits,
                endedAsKnown,
                firstDifference,
                located);
    }

    /** Returns how much of what was asked was walked. */
    public Extent extent() {
        return new Extent(asked, steps, agreed, ending);
    }

    /**
     * Whether the walk found something, or could not be played. A walk that did not exercise everything has not failed,
     * because another walk may exercise the rest.
     */
    public boolean failed() {
        return !verdict.endedWell();
    }
}
