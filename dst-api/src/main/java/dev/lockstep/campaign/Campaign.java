package dev.lockstep.campaign;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.backend.Channel;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Limits;
import dev.lockstep.parity.Located;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.Avoided;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adds up walks, one after another, in a {@link CampaignReport}.
 *
 * <p>A walk that left something out does not make the campaign vacuous, because another walk may have exercised it. A
 * command that no walk exercised does, and so do walks that together ended by themselves before half of their steps,
 * and replays in which nobody could look where the recorded finding was.
 */
public final class Campaign {

    private static final String LAUNCHER = "launcher";
    private static final String SEPARATOR = "; ";

    private final List<String> alphabet;
    private final List<String> armNames;
    private final Limits limits;
    private final List<WalkSummary> walks = new ArrayList<>();
    private final List<CampaignReport.Lit> curve = new ArrayList<>();
    private Coverage coverage = Coverage.NONE;
    private final SortedMap<String, SortedMap<String, String>> arms = new TreeMap<>();
    private final SortedMap<Channel, Observed> observed = new TreeMap<>();
    private Verdict worst = Verdict.PARITY;
    private Optional<Recurrence> recurrence = Optional.empty();
    private List<String> leftOut = List.of();
    private SortedMap<String, String> takenBack = new TreeMap<>();
    private String shard = "";
    private final List<Lost> lost = new ArrayList<>();
    private final Map<String, CampaignBucket.Smaller> shrunk = new HashMap<>();

    /**
     * Begins a campaign.
     *
     * @param alphabet the workload's kinds of commands, all of which some walk must exercise
     * @param arms the names of the arms
     * @param limits the limits of each walk
     */
    public Campaign(List<String> alphabet, List<String> arms, Limits limits) {
        this.alphabet = List.copyOf(alphabet);
        this.armNames = List.copyOf(arms);
        this.limits = limits;
    }

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
        add(Contribution.of(seed, folder, result, located));
    }

    /** Adds what a walk contributes. */
    void add(Contribution walk) {
        add(walk.summary());
        coverage = coverage.merge(walk.coverage());
        long lit = coverage.complete(Coverage.Subject.ASPECT);
        if (lit > (curve.isEmpty() ? 0 : curve.get(curve.size() - 1).aspects())) {
            curve.add(new CampaignReport.Lit(steps(), lit));
        }
        walk.arms().forEach((arm, description) -> arms.merge(arm, description, Campaign::both));
        walk.observed().forEach(channel -> observed.merge(channel.channel(), channel, Observed::and));
    }

    /** Adds a walk of which only a summary is known. */
    void add(WalkSummary walk) {
        walks.add(walk);
        worst = worst.and(walk.verdict() == Verdict.VACUOUS ? Verdict.PARITY : walk.verdict());
    }

    /** Notes the result of one replay of a recorded finding. */
    void replayed(Recurrence.Shown shown) {
        recurrence = Optional.of(recurrence.orElse(Recurrence.NONE).and(shown));
    }

    /** Notes one replay that shows nothing, because nobody could look where the recorded finding was. */
    void unseen(String why) {
        recurrence = Optional.of(recurrence.orElse(Recurrence.NONE).andUnseen(why));
    }

    /**
     * Notes the kinds of commands that were left out of every walk.
     *
     * @param becauseOfKills why a kill takes back what some of them do; said of walks with kills
     */
    public void leavesOut(List<String> kinds, Map<String, String> becauseOfKills) {
        leftOut = List.copyOf(kinds);
        takenBack = new TreeMap<>(becauseOfKills);
    }

    /** Notes that these are the walks of one shard. */
    void isShard(Shard one) {
        shard = one.equals(Shard.WHOLE) ? "" : one.toString();
    }

    /** Notes a part of the campaign that has no result. Nobody knows what it would have shown, so it is not parity. */
    void lost(Lost part) {
        lost.add(part);
        worst = worst.and(Verdict.INFRA);
    }

    /** Notes a failure outside of any walk. */
    void failed() {
        worst = worst.and(Verdict.FAULT);
    }

    /** Notes that the campaign was stopped between two walks. */
    void interrupted() {
        worst = worst.and(Verdict.INTERRUPTED);
    }

    /** Notes the smallest list of commands that shows a cause. */
    void shrunk(String bucket, CampaignBucket.Smaller smaller) {
        shrunk.merge(bucket, smaller, (one, other) -> other.commands() < one.commands() ? other : one);
    }

    /** Returns the causes of the findings so far, each once, in the order in which they were found. */
    List<CampaignBucket> buckets() {
        Map<String, CampaignBucket> buckets = new LinkedHashMap<>();
        for (WalkSummary walk : walks) {
            for (WalkSummary.FoundBucket found : walk.buckets()) {
                buckets.merge(found.bucket(), CampaignBucket.of(walk, found), CampaignBucket::and);
            }
        }
        Map<String, CampaignBucket> causes = new LinkedHashMap<>();
        for (CampaignBucket bucket : buckets.values()) {
            CampaignBucket known =
                    shrunk.containsKey(bucket.bucket()) ? bucket.to(shrunk.get(bucket.bucket())) : bucket;
            causes.merge(known.cause(), known, CampaignBucket::and);
        }
        return List.copyOf(causes.values());
    }

    /** Returns the verdict on all walks so far. */
    public Verdict verdict() {
        return worst == Verdict.PARITY && isVacuous() ? Verdict.VACUOUS : worst;
    }

    private boolean isVacuous() {
        boolean nothing = walks.stream().allMatch(walk -> walk.steps() == 0);
        boolean blind = recurrence.filter(Recurrence::isBlind).isPresent();
        return nothing || blind || limits.demanding() && (isTooShort() || allEndedAsKnown() || !holes().isEmpty());
    }

    private boolean isTooShort() {
        long cut = asked() - steps();
        return steps() < cut && walks.stream().anyMatch(walk -> walk.extent().cut());
    }

    /** Whether no walk of several came to its end, so that nobody knows what the rest of each would have shown. */
    private boolean allEndedAsKnown() {
        return walks.size() > 1 && walks.stream().allMatch(WalkSummary::endedAsKnown);
    }

    private List<Coverage.Hole> holes() {
        return overAlphabet().holes();
    }

    private Coverage overAlphabet() {
        return coverage.over(alphabet, armNames);
    }

    private long steps() {
        return walks.stream().mapToLong(WalkSummary::steps).sum();
    }

    private long asked() {
        return walks.stream().mapToLong(WalkSummary::asked).sum();
    }

    /**
     * Whether the next seed makes sense after the walks so far.
     *
     * @param keepGoing whether it does after a difference, and after an arm that was lost
     */
    boolean goesOn(boolean keepGoing) {
        return walks.stream().map(WalkSummary::verdict).allMatch(verdict -> switch (verdict) {
            case PARITY, VACUOUS -> true;
            case DIVERGED, MODEL, INFRA, NOISE -> keepGoing;
            case FAULT, USAGE, INTERRUPTED -> false;
        });
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
        return report(
                new Cast(
                        lineup.system().name(),
                        lineup.system().title(),
                        workload,
                        Avoided.in(lineup.system()),
                        PlannedArm.of(lineup)),
                folder,
                elapsed,
                replay);
    }

    /**
     * Who takes part in a campaign.
     *
     * @param system the name of the system
     * @param title the system's full name
     */
    record Cast(String system, String title, String workload, Avoided avoidances, List<PlannedArm> arms) {}

    CampaignReport report(Cast cast, Path folder, Duration elapsed, UnaryOperator<String> replay) {
        Coverage all = overAlphabet();
        return new CampaignReport(
                CampaignReport.FORM,
                verdict().name(),
                verdict().exitCode(),
                verdicts(),
                cast.system(),
                cast.title(),
                cast.workload(),
                shard,
                leftOut,
                all.kills().isEmpty() ? new TreeMap<>() : takenBack,
                steps(),
                walks.stream().mapToLong(WalkSummary::agreed).sum(),
                asked(),
                limits.budget().isPresent(),
                elapsed.toMillis() / 1000.0,
                folder.toString(),
                replay.apply(firstToSee(folder)),
                cast.avoidances(),
                cast.arms().stream().map(this::arm).toList(),
                sum(WalkSummary::entryHits),
                sum(WalkSummary::normaliserHits),
                walks.stream().filter(WalkSummary::endedAsKnown).count(),
                exercised(all, Coverage.Subject.COMMAND),
                exercised(all, Coverage.Subject.PROBE),
                exercised(all, Coverage.Subject.ASPECT),
                curve,
                all.pending(),
                List.copyOf(observed.values()),
                all.invariants(),
                all.kills(),
                all.holes(),
                lost,
                recurrence,
                buckets(),
                walks);
    }

    private SortedMap<Verdict, Long> verdicts() {
        SortedMap<Verdict, Long> verdicts = new TreeMap<>();
        walks.forEach(walk -> verdicts.merge(walk.verdict(), 1L, Long::sum));
        return verdicts;
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

    /** The last walk describes an arm, but each way in which the arm was started is named. */
    private static SortedMap<String, String> both(SortedMap<String, String> before, SortedMap<String, String> last) {
        SortedMap<String, String> both = new TreeMap<>(last);
        String launchers = Stream.of(before, last)
                .flatMap(description -> Optional.ofNullable(description.get(LAUNCHER)).stream())
                .flatMap(words -> Stream.of(words.split(SEPARATOR)))
                .distinct()
                .collect(Collectors.joining(SEPARATOR));
        if (!launchers.isEmpty()) {
            both.put(LAUNCHER, launchers);
        }
        return both;
    }

    private CampaignReport.Arm arm(PlannedArm arm) {
        return new CampaignReport.Arm(
                arm.name(),
                arm.reference(),
                arm.version(),
                arm.client(),
                coverage.offersLess(arm.name()),
                arm.untold(),
                arms.getOrDefault(arm.name(), new TreeMap<>()));
    }

    private static CampaignReport.Exercised exercised(Coverage all, Coverage.Subject what) {
        return new CampaignReport.Exercised(all.complete(what), all.total(what));
    }

    private SortedMap<String, Long> sum(Function<WalkSummary, SortedMap<String, Long>> hitsOf) {
        SortedMap<String, Long> sum = new TreeMap<>();
        walks.forEach(walk -> hitsOf.apply(walk).forEach((id, count) -> sum.merge(id, count, Long::sum)));
        return sum;
    }
}
