package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normalisers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The findings of a walk so far, and the result that they add up to. */
final class Ledger {

    private final Normalisers normalisers;
    private final CoverageTally tally;
    private final AllowlistUse allowlist;
    private final List<Finding> findings = new ArrayList<>();
    private SortedMap<String, SortedMap<String, String>> descriptions = new TreeMap<>();
    private final SortedMap<String, String> notClosed = new TreeMap<>();
    private final SortedMap<Channel, Observed> observed = new TreeMap<>();
    private Optional<StepRecord> last = Optional.empty();
    private long begun;
    private long played;

    Ledger(WalkPlan<?> plan) {
        this.normalisers = new Normalisers(plan.stream().workload().normalisers());
        this.allowlist = new AllowlistUse(plan.allowlist());
        this.tally = new CoverageTally(plan.stream().kinds(), plan.arms().names());
    }

    /**
     * The reason why a walk ended, other than a finding.
     *
     * @param detail in words; empty at the end of the stream
     */
    record End(Verdict verdict, String detail) {
        static final End OF_THE_STREAM = new End(Verdict.PARITY, "");
    }

    Normalisers normalisers() {
        return normalisers;
    }

    AllowlistUse allowlist() {
        return allowlist;
    }

    /** Returns the number of commands that were played to their end. */
    long played() {
        return played;
    }

    void opened(SortedMap<String, SortedMap<String, String>> arms) {
        descriptions = arms;
    }

    /** Notes the channels that the arms have. */
    void declared(Channel channel, Map<String, Support> support) {
        observed.put(channel, Observed.never(channel, support));
    }

    /** Notes the arms that could not be closed, or could not leave their store. */
    void closed(SortedMap<String, String> failures) {
        notClosed.putAll(failures);
    }

    /** Whether the stores of the walk are to be opened again: it went to its end, and the arms are in one state. */
    boolean hasAfterlife(End end) {
        return end.equals(End.OF_THE_STREAM)
                && findings.isEmpty()
                && notClosed.isEmpty()
                && allowlist.steps().stream().noneMatch(KnownStep::endedWalk)
                && last.isPresent()
                && !observed.get(Channel.AFTERLIFE).arms().isEmpty();
    }

    /** Returns the last step that was played to its end. */
    StepRecord last() {
        return last.orElseThrow();
    }

    /** Counts the channels that the answers of a step came over. */
    void observed(StepRecord step) {
        step.probes().stream()
                .map(StepRecord.Probed::channel)
                .distinct()
                .forEach(channel -> observed.computeIfPresent(channel, (key, counted) -> counted.once()));
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    /** Begins the next step, and returns its number. */
    long begin() {
        begun = played + 1;
        return begun;
    }

    /** Returns the place in the walk, for people. */
    String place() {
        return begun == 0 ? "before the first step" : "in step " + begun;
    }

    /** Notes that a command was played to its end. */
    void stepped(StepRecord step) {
        played++;
        last = Optional.of(step);
        observed(step);
    }

    /**
     * Counts a step's coverage, once the step has been judged.
     *
     * @param aspects the aspects that the step's command met
     */
    void count(StepRecord step, Map<String, Support> support, List<String> aspects) {
        tally.add(step, support, allowlist.covers(step), aspects);
    }

    WalkResult result(End end) {
        Verdict verdict = end.verdict();
        String detail = end.detail();
        for (Finding finding : findings) {
            detail = detail.isEmpty() ? Sentences.finding(finding) : detail;
            verdict = verdict.and(finding.verdict());
        }
        if (!notClosed.isEmpty()) {
            detail = detail.isEmpty() ? "an arm did not close: " + notClosed : detail;
            verdict = verdict.and(Verdict.DIVERGED);
        }
        Coverage coverage = tally.coverage();
        if (verdict == Verdict.PARITY && !coverage.holes().isEmpty()) {
            detail = Sentences.holes(coverage.holes()) + Sentences.endedAsKnown(allowlist.steps());
            verdict = Verdict.VACUOUS;
        }
        return new WalkResult(
                verdict,
                detail,
                played,
                findings,
                allowlist.steps(),
                allowlist.hits(),
                coverage,
                List.copyOf(observed.values()),
                normalisers.hits(),
                descriptions,
                notClosed);
    }
}
