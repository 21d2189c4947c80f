package dev.lockstep.report;

import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Extent;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkListener;
import dev.lockstep.parity.WalkPlan;
import dev.lockstep.parity.WalkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The results of a walk so far, for the report of a walk that may never end by itself. It has no coverage, which only
 * the walk itself counts.
 */
final class SoFar implements WalkListener {

    private final WalkPlan<?> plan;
    private final List<Finding> findings = new ArrayList<>();
    private final List<KnownStep> known = new ArrayList<>();
    private final List<Reset> resets = new ArrayList<>();
    private SortedMap<String, SortedMap<String, String>> arms = new TreeMap<>();
    private long played;

    SoFar(WalkPlan<?> plan) {
        this.plan = plan;
    }

    @Override
    public void opened(SortedMap<String, SortedMap<String, String>> opened) {
        arms = opened;
    }

    @Override
    public void stepped(StepRecord step) {
        played = step.step();
    }

    @Override
    public void found(Finding finding) {
        findings.add(finding);
    }

    @Override
    public void reset(Reset reset) {
        resets.add(reset);
    }

    @Override
    public void covered(KnownStep step) {
        known.add(step);
    }

    /**
     * Returns the result of a walk that ends here.
     *
     * @param verdict the verdict beside those of the findings
     * @param detail the reason
     */
    WalkResult result(Verdict verdict, String detail) {
        Verdict worst = findings.stream().map(Finding::verdict).reduce(verdict, Verdict::and);
        SortedMap<String, Long> hits = new TreeMap<>();
        plan.allowlist().inForce().forEach(id -> hits.put(id, 0L));
        known.forEach(step -> step.entries().forEach(id -> hits.merge(id, 1L, Long::sum)));
        SortedMap<String, Long> normalised = new TreeMap<>();
        plan.stream().workload().normalisers().forEach(normaliser -> normalised.put(normaliser.id(), 0L));
        return new WalkResult(
                worst,
                detail,
                new Extent(plan.stream().steps(), played, 0, Ending.STOPPED),
                findings,
                known,
                resets,
                hits,
                Coverage.NONE,
                List.of(),
                normalised,
                arms,
                new TreeMap<>());
    }
}
