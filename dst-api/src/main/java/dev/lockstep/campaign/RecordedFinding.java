package dev.lockstep.campaign;

import dev.lockstep.parity.Difference;
import dev.lockstep.parity.Finding;
import dev.lockstep.parity.KnownStep;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Report;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The finding that a record has, to recognise it in a replay. It is the same finding if the same kind of command shows
 * differences of the same classes at the same places between the same sides; the values may differ, because a finding
 * that comes and goes rarely has the same values.
 *
 * <p>Only sides that both walks have are compared, so that a second opening of the reference changes nothing. If a
 * person named other arms, the sides do not count.
 */
public final class RecordedFinding {

    private final Report.ReportedFinding finding;
    private final Set<String> sides;

    private RecordedFinding(Report.ReportedFinding finding, Set<String> sides) {
        this.finding = finding;
        this.sides = sides;
    }

    /**
     * Returns the first finding of a report; empty if it has none.
     *
     * @param arms the arms of the replays
     */
    public static Optional<RecordedFinding> of(Report report, List<String> arms) {
        Set<String> sides = report.arms().stream().map(Report.Arm::name).collect(Collectors.toCollection(HashSet::new));
        sides.retainAll(arms);
        sides.add(Difference.MODEL);
        return report.findings().stream().findFirst().map(finding -> new RecordedFinding(finding, sides));
    }

    /** Returns what a replay showed. */
    public Recurrence.Shown in(WalkResult replay) {
        List<Finding> findings = replay.findings();
        if (findings.stream().anyMatch(this::isSame)) {
            return Recurrence.Shown.AGAIN;
        }
        if (findings.isEmpty()) {
            return Recurrence.Shown.NOTHING;
        }
        return findings.stream().allMatch(shown -> shown.verdict() == Verdict.NOISE)
                ? Recurrence.Shown.NOISE
                : Recurrence.Shown.ANOTHER;
    }

    /** Returns the step of a replay that shows the finding and that the list of known differences covers. */
    public Optional<KnownStep> coveredIn(WalkResult replay) {
        return replay.known().stream().filter(known -> isSame(known.step())).findFirst();
    }

    private boolean isSame(Finding shown) {
        boolean alike = shown.verdict() == Verdict.NOISE == finding.verdict().equals(Verdict.NOISE.name());
        return alike && isSame(shown.step());
    }

    private boolean isSame(StepRecord shown) {
        return shown.kind().equals(finding.kind()) && shape(shown.differences()).equals(shape(finding.differences()));
    }

    private SortedSet<String> shape(List<Difference> differences) {
        boolean sided = finding.differences().stream().anyMatch(this::isBetweenSides);
        SortedSet<String> shape = new TreeSet<>();
        for (Difference difference : differences) {
            String place =
                    difference.differenceClass() + " " + difference.path().starred();
            if (!sided) {
                shape.add(place);
            } else if (isBetweenSides(difference)) {
                shape.add(place + " " + difference.reference() + " " + difference.deviating());
            }
        }
        return shape;
    }

    private boolean isBetweenSides(Difference difference) {
        return sides.contains(difference.reference()) && sides.contains(difference.deviating());
    }
}
