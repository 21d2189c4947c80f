package dev.lockstep.campaign;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Looks for the release at which a finding begins to show, or ceases to. The ends are played first, and then always a
 * release in the middle between one that shows the finding and one that does not. A release that cannot be played is
 * passed over, for its neighbours.
 *
 * <p>If a finding comes and goes several times, one of the changes is found.
 */
public final class ReleaseSearch {

    private final List<String> releases;
    private final Trial trial;
    private final SortedMap<Integer, Probe> probes = new TreeMap<>();

    /** Plays the commands of a finding on a release. */
    @FunctionalInterface
    public interface Trial {
        Probe of(String release) throws InterruptedException;
    }

    /** The answer of a release. */
    public enum Answer {
        SHOWN,
        NOT_SHOWN,
        /** The release is out of reach, refuses what the commands need, or was lost. */
        NOT_PLAYED
    }

    /**
     * A release with its answer.
     *
     * @param detail what else there is to say; empty if nothing is
     */
    public record Probe(String release, Answer answer, String detail) {}

    /**
     * The answer to the search.
     *
     * @param probes the releases that were played, or could not be, the oldest first
     * @param before the last release before the change; empty if the two ends are alike
     * @param after the first release after it
     */
    public record Result(List<Probe> probes, Optional<Probe> before, Optional<Probe> after) {

        public Result {
            probes = List.copyOf(probes);
        }

        /** Returns the number of releases that were played. */
        public long played() {
            return probes.stream()
                    .filter(probe -> probe.answer() != Answer.NOT_PLAYED)
                    .count();
        }
    }

    private ReleaseSearch(List<String> releases, Trial trial) {
        this.releases = releases;
        this.trial = trial;
    }

    /**
     * Searches.
     *
     * @param releases the releases, the oldest first
     */
    public static Result among(List<String> releases, Trial trial) throws InterruptedException {
        return new ReleaseSearch(releases, trial).search();
    }

    private Result search() throws InterruptedException {
        List<Integer> all = new ArrayList<>();
        for (int at = 0; at < releases.size(); at++) {
            all.add(at);
        }
        Optional<Integer> first = played(all);
        Optional<Integer> last =
                played(all.stream().sorted(Comparator.reverseOrder()).toList());
        if (first.isEmpty() || answer(first.get()) == answer(last.orElseThrow())) {
            return new Result(List.copyOf(probes.values()), Optional.empty(), Optional.empty());
        }
        int before = first.get();
        int after = last.orElseThrow();
        for (Optional<Integer> between = between(before, after);
                between.isPresent();
                between = between(before, after)) {
            if (answer(between.get()) == answer(before)) {
                before = between.get();
            } else {
                after = between.get();
            }
        }
        return new Result(
                List.copyOf(probes.values()), Optional.of(probes.get(before)), Optional.of(probes.get(after)));
    }

    /** Returns the release nearest to the middle that can be played. */
    private Optional<Integer> between(int before, int after) throws InterruptedException {
        List<Integer> inside = new ArrayList<>();
        for (int at = before + 1; at < after; at++) {
            inside.add(at);
        }
        int middle = (before + after) / 2;
        inside.sort(Comparator.comparingInt(at -> Math.abs(at - middle)));
        return played(inside);
    }

    /** Returns the first of these releases that can be played. */
    private Optional<Integer> played(List<Integer> candidates) throws InterruptedException {
        for (int at : candidates) {
            if (!probes.containsKey(at)) {
                probes.put(at, trial.of(releases.get(at)));
            }
            if (answer(at) != Answer.NOT_PLAYED) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private Answer answer(int at) {
        return probes.get(at).answer();
    }
}
