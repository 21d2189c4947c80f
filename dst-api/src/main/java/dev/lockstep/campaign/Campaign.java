package dev.lockstep.campaign;

import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Adds up walks, one after another: what they came to together, and what they exercised between them. */
public final class Campaign {

    private final List<WalkSummary> walks = new ArrayList<>();
    private final CoverageUnion coverage = new CoverageUnion();
    private final SortedMap<String, SortedMap<String, String>> arms = new TreeMap<>();
    private Verdict worst = Verdict.PARITY;

    /** Adds a walk that is over. */
    public void add(long seed, Path folder, WalkResult result) {
        walks.add(WalkSummary.of(seed, folder, result));
        coverage.add(result.coverage());
        arms.putAll(result.arms());
        // What one walk did not exercise is only a hole when no other one did.
        worst = worst.and(result.verdict() == Verdict.VACUOUS ? Verdict.PARITY : result.verdict());
    }

    /** Notes that somebody stopped it between two walks. */
    void interrupted() {
        worst = worst.and(Verdict.INTERRUPTED);
    }

    public Verdict verdict() {
        boolean vacuous = walks.isEmpty() || !coverage.holes().isEmpty();
        return worst == Verdict.PARITY && vacuous ? Verdict.VACUOUS : worst;
    }

    /** Whether the next seed makes sense after what there was so far. */
    boolean goesOn(boolean keepGoing) {
        return switch (worst) {
            case PARITY -> true;
            case DIVERGED, MODEL -> keepGoing;
            case FAULT, USAGE, INFRA, NOISE, VACUOUS, INTERRUPTED -> false;
        };
    }

    public List<WalkSummary> walks() {
        return List.copyOf(walks);
    }

    public CoverageUnion coverage() {
        return coverage;
    }

    /** How each arm ran, by name; as the last walk with it has it. */
    public SortedMap<String, SortedMap<String, String>> arms() {
        return arms;
    }

    /** In how many steps of all walks each entry that could apply covered something, by id. */
    public SortedMap<String, Long> entryHits() {
        return sum(WalkSummary::entryHits);
    }

    /** How often each normaliser changed something in all walks, by id. */
    public SortedMap<String, Long> normaliserHits() {
        return sum(WalkSummary::normaliserHits);
    }

    private SortedMap<String, Long> sum(Function<WalkSummary, SortedMap<String, Long>> hitsOf) {
        SortedMap<String, Long> sum = new TreeMap<>();
        walks.forEach(walk -> hitsOf.apply(walk).forEach((id, count) -> sum.merge(id, count, Long::sum)));
        return sum;
    }

    /** How many walks ended early because a known difference left the arms apart. */
    public long endedAsKnown() {
        return walks.stream().filter(WalkSummary::endedAsKnown).count();
    }

    public long steps() {
        return walks.stream().mapToLong(WalkSummary::steps).sum();
    }
}
