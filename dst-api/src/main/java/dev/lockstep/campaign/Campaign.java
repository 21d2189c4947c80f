package dev.lockstep.campaign;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Channel;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Adds up walks, one after another, in a {@link CampaignReport}. */
public final class Campaign {

    private final List<WalkSummary> walks = new ArrayList<>();
    private Coverage coverage = Coverage.NONE;
    private final SortedMap<String, SortedMap<String, String>> arms = new TreeMap<>();
    private final SortedMap<Channel, Observed> observed = new TreeMap<>();
    private Verdict worst = Verdict.PARITY;

    /** Adds a walk that has ended. */
    public void add(long seed, Path folder, WalkResult result) {
        add(seed, folder, result, Optional.empty());
    }

    /**
     * Adds a walk that has ended.
     *
     * @param located the place of its finding, if it followed steps without a read
     */
    void add(long seed, Path folder, WalkResult result, Optional<Located> located) {
        walks.add(WalkSummary.of(seed, folder, result, located));
        coverage = coverage.merge(result.coverage());
        arms.putAll(result.arms());
        result.observed().forEach(channel -> observed.merge(channel.channel(), channel, Observed::and));
        // A command that one walk did not exercise is a hole only if no other walk exercised it.
        worst = worst.and(result.verdict() == Verdict.VACUOUS ? Verdict.PARITY : result.verdict());
    }

    /** Notes that the campaign was stopped between two walks. */
    void interrupted() {
        worst = worst.and(Verdict.INTERRUPTED);
    }

    /** Returns the verdict on all walks so far. */
    public Verdict verdict() {
        boolean vacuous = walks.isEmpty() || !coverage.holes().isEmpty();
        return worst == Verdict.PARITY && vacuous ? Verdict.VACUOUS : worst;
    }

    /** Whether the next seed makes sense after the walks so far. */
    boolean goesOn(boolean keepGoing) {
        return switch (worst) {
            case PARITY -> true;
            case DIVERGED, MODEL -> keepGoing;
            case FAULT, USAGE, INFRA, NOISE, VACUOUS, INTERRUPTED -> false;
        };
    }

    /**
     * Returns the report of the campaign.
     *
     * @param lineup the arms
     * @param workload the workload's name
     * @param folder the folder of the campaign's reports
     * @param elapsed the time that the campaign took
     * @param replay renders the command that replays the walk in a folder
     */
    public CampaignReport report(
            Lineup lineup, String workload, Path folder, Duration elapsed, UnaryOperator<String> replay) {
        return new CampaignReport(
                CampaignReport.FORM,
                verdict().name(),
                verdict().exitCode(),
                lineup.system().name(),
                lineup.system().title(),
                workload,
                walks.stream().mapToLong(WalkSummary::steps).sum(),
                elapsed.toMillis() / 1000.0,
                folder.toString(),
                replay.apply(firstToSee(folder)),
                lineup.arms().stream().map(arm -> arm(lineup, arm)).toList(),
                sum(WalkSummary::entryHits),
                sum(WalkSummary::normaliserHits),
                walks.stream().filter(WalkSummary::endedAsKnown).count(),
                exercised(Coverage.Subject.COMMAND),
                exercised(Coverage.Subject.PROBE),
                exercised(Coverage.Subject.ASPECT),
                coverage.pending(),
                List.copyOf(observed.values()),
                coverage.holes(),
                walks);
    }

    /** Returns the folder of the first walk that failed, otherwise that of the first walk. */
    private String firstToSee(Path folder) {
        return walks.stream()
                .filter(WalkSummary::failed)
                .findFirst()
                .or(() -> walks.stream().findFirst())
                .map(WalkSummary::folder)
                .orElse(folder.toString());
    }

    private CampaignReport.Arm arm(Lineup lineup, ArmPlan arm) {
        return new CampaignReport.Arm(
                arm.name(),
                arm.name().equals(lineup.reference()),
                arm.engine().version(),
                arm.client().version(),
                arms.getOrDefault(arm.name(), new TreeMap<>()));
    }

    private CampaignReport.Exercised exercised(Coverage.Subject what) {
        return new CampaignReport.Exercised(coverage.complete(what), coverage.total(what));
    }

    private SortedMap<String, Long> sum(Function<WalkSummary, SortedMap<String, Long>> hitsOf) {
        SortedMap<String, Long> sum = new TreeMap<>();
        walks.forEach(walk -> hitsOf.apply(walk).forEach((id, count) -> sum.merge(id, count, Long::sum)));
        return sum;
    }
}
