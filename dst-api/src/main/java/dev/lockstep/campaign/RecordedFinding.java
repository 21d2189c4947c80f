package dev.lockstep.campaign;

import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Difference;
import dev.lockstep.parity.DifferencePath;
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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
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

    /** The name of an answer with rows among the counted outcomes. */
    private static final String ROWS = "rows";

    private final Report.ReportedFinding finding;
    private final Set<String> sides;
    private final Set<String> replayed;

    private RecordedFinding(Report.ReportedFinding finding, Set<String> sides, Set<String> replayed) {
        this.finding = finding;
        this.sides = sides;
        this.replayed = replayed;
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
        return report.findings().stream()
                .findFirst()
                .map(finding -> new RecordedFinding(finding, sides, Set.copyOf(arms)));
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

    /**
     * Returns why a replay could not see the finding; empty if it could. In another release a probe may be refused on
     * every arm, or lack what an invariant needs. Then nobody looked where the finding was, and no difference says
     * nothing. If the arm that deviated is not in the replay, any other arm may look.
     */
    public Optional<String> unseenIn(WalkResult replay) {
        return finding.differences().stream()
                .flatMap(difference -> unseen(difference, replay.coverage()).stream())
                .findFirst();
    }

    private Optional<String> unseen(Difference difference, Coverage coverage) {
        DifferencePath path = difference.path();
        if (path.probe().isEmpty() || path.facet() != DifferencePath.Facet.ROWS) {
            return Optional.empty();
        }
        String probe = path.probe().get();
        return path.channel() == Channel.INSIDE
                ? unlooked(probe, judging(coverage.invariants(), probe, difference.deviating()))
                : unanswered(probe, judging(coverage.probes(), probe, difference.deviating()));
    }

    /** Returns the counts of the arm that deviated; those of all arms if it is not in the replay. */
    private <T> List<T> judging(SortedMap<String, SortedMap<String, T>> counts, String name, String arm) {
        SortedMap<String, T> row = counts.getOrDefault(name, new TreeMap<>());
        return replayed.contains(arm)
                ? Optional.ofNullable(row.get(arm)).stream().toList()
                : List.copyOf(row.values());
    }

    private static Optional<String> unlooked(String invariant, List<Coverage.Looks> looks) {
        if (looks.stream().anyMatch(each -> each.times() > 0)) {
            return Optional.empty();
        }
        String reason = looks.stream()
                .map(Coverage.Looks::reason)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .map(each -> ": " + each)
                .orElse("");
        return Optional.of("the invariant '" + invariant + "' never looked" + reason);
    }

    private static Optional<String> unanswered(String probe, List<Coverage.Counts> counts) {
        SortedSet<String> outcomes = new TreeSet<>();
        counts.forEach(each -> outcomes.addAll(each.outcomes().keySet()));
        if (outcomes.contains(ROWS)) {
            return Optional.empty();
        }
        return Optional.of("the probe '" + probe + "' "
                + (outcomes.isEmpty() ? "was never asked" : "never gave rows, only " + outcomes));
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
