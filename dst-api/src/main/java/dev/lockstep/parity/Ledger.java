package dev.lockstep.parity;

import dev.lockstep.backend.Channel;
import dev.lockstep.backend.Support;
import dev.lockstep.normal.Normalisers;
import dev.lockstep.workload.Expectation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The findings of a walk so far, and the result that they add up to. */
final class Ledger {

    private final WalkPlan<?> plan;
    private final Normalisers normalisers;
    private final CoverageTally tally;
    private final AllowlistUse allowlist;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Reset> resets = new ArrayList<>();
    private SortedMap<String, SortedMap<String, String>> descriptions = new TreeMap<>();
    private final SortedMap<String, Unclosed> unclosed = new TreeMap<>();
    private final SortedMap<Channel, Observed> observed = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Coverage.Looks>> looks = new TreeMap<>();
    private final SortedMap<String, Long> kills = new TreeMap<>();
    private Optional<StepRecord> last = Optional.empty();
    private long begun;
    private long played;
    private long agreed;

    Ledger(WalkPlan<?> plan) {
        this.plan = plan;
        this.normalisers = new Normalisers(plan.stream().workload().normalisers());
        this.allowlist = new AllowlistUse(plan.allowlist());
        this.tally = new CoverageTally(plan.stream().kinds(), plan.arms().names());
    }

    /**
     * The reason why a walk ended, other than a finding.
     *
     * @param detail in words; empty if the walk ended by itself
     */
    record End(Verdict verdict, Ending ending, String detail) {

        /** The end of a walk that ended by itself. */
        static End of(Ending ending) {
            return new End(Verdict.PARITY, ending, "");
        }

        /** The end of a walk that could not go on. */
        static End failed(Verdict verdict, String detail) {
            return new End(verdict, Ending.STOPPED, detail);
        }
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

    /** Notes how often invariants looked into the stores of arms that are closed now. */
    void looked(SortedMap<String, SortedMap<String, Coverage.Looks>> more) {
        more.forEach((name, row) -> row.forEach((arm, times) ->
                looks.computeIfAbsent(name, unused -> new TreeMap<>()).merge(arm, times, Coverage.Looks::and)));
    }

    /** Notes how often the engines of arms that are closed now were killed. A walk without kills has none to note. */
    void killed(SortedMap<String, Long> more) {
        if (plan.stream().kills()) {
            more.forEach((arm, times) -> kills.merge(arm, times, Long::sum));
        }
    }

    /** Notes the arms that could not be closed, or could not leave their store. */
    void closed(SortedMap<String, Unclosed> failures) {
        unclosed.putAll(failures);
    }

    /** Whether the stores of the walk are to be opened again: it went to its end, and the arms are in one state. */
    boolean hasAfterlife(End end) {
        return end.verdict() == Verdict.PARITY
                && end.ending() != Ending.FINDING
                && end.ending() != Ending.KNOWN_DIFFERENCE
                && unclosed.isEmpty()
                && last.isPresent()
                && !observed.get(Channel.AFTERLIFE).arms().isEmpty();
    }

    /** Returns the last step that was played to its end. */
    StepRecord last() {
        return last.orElseThrow();
    }

    /** Counts the channels that the answers of a step came over. */
    void observed(StepRecord step) {
        List<Channel> sampled = step.sampledChannels();
        step.probes().stream()
                .map(StepRecord.Probed::channel)
                .distinct()
                .forEach(channel ->
                        observed.computeIfPresent(channel, (key, counted) -> counted.once(sampled.contains(channel))));
    }

    void found(Finding finding) {
        findings.add(finding);
    }

    void reset(Reset reset) {
        resets.add(reset);
    }

    List<Reset> resets() {
        return resets;
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
        agreed += step.expectation() instanceof Expectation.Agrees ? 1 : 0;
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
        Extent extent = new Extent(plan.stream().steps(), played, agreed, end.ending());
        Verdict verdict = end.verdict();
        List<String> details = new ArrayList<>();
        findings.stream().findFirst().ifPresent(finding -> details.add(Sentences.finding(finding)));
        if (!end.detail().isEmpty()) {
            details.add(end.detail());
        }
        for (Finding finding : findings) {
            verdict = verdict.and(finding.verdict());
        }
        SortedMap<String, String> notClosed = new TreeMap<>();
        unclosed.forEach((arm, why) -> notClosed.put(arm, why.why()));
        Verdict ofClosing = unclosed.values().stream().map(Unclosed::verdict).reduce(Verdict.PARITY, Verdict::and);
        // Whoever stops a walk does not wait for every arm to close.
        if (ofClosing == Verdict.FAULT || end.verdict() != Verdict.INTERRUPTED) {
            if (ofClosing != Verdict.PARITY && (ofClosing == Verdict.FAULT || details.isEmpty())) {
                details.add("an arm did not close: " + notClosed);
            }
            verdict = verdict.and(ofClosing);
        }
        Coverage coverage = tally.coverage().lookedInto(looks).killed(kills);
        if (verdict == Verdict.PARITY) {
            boolean demanding = plan.limits().demanding();
            if (extent.isTooLittle(demanding)) {
                details.add(Sentences.tooLittle(extent, allowlist.steps()));
                verdict = Verdict.VACUOUS;
            } else if (demanding && !coverage.holes().isEmpty()) {
                details.add(Sentences.holes(coverage.holes()) + Sentences.endedAsKnown(allowlist.steps()));
                verdict = Verdict.VACUOUS;
            }
        }
        return new WalkResult(
                verdict,
                String.join("; ", details),
                extent,
                findings,
                allowlist.steps(),
                resets,
                allowlist.hits(),
                coverage,
                List.copyOf(observed.values()),
                normalisers.hits(),
                descriptions,
                notClosed);
    }
}
