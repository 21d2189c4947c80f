package dev.lockstep.terminal;

import dev.lockstep.campaign.Session.Header;
import dev.lockstep.parity.StepRecord;
import dev.lockstep.parity.WalkListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Adds up where the time of walks went, which may be played at the same time: opening, and then by arm and by kind of
 * command. It decides nothing.
 */
public final class TimeSpent {

    private static final int KINDS_LISTED = 4;

    private final LongSupplier nanoTime;
    private final SortedMap<String, Long> arms = new TreeMap<>();
    private final SortedMap<String, Kind> kinds = new TreeMap<>();
    private long opening;
    private long walking;

    /** The time of all steps of one kind of command, by arm. */
    private record Kind(long steps, SortedMap<String, Long> arms) {
        long total() {
            return arms.values().stream().mapToLong(Long::longValue).sum();
        }

        Kind and(SortedMap<String, Long> more) {
            SortedMap<String, Long> sum = new TreeMap<>(arms);
            more.forEach((arm, nanos) -> sum.merge(arm, nanos, Long::sum));
            return new Kind(steps + 1, sum);
        }
    }

    public TimeSpent() {
        this(System::nanoTime);
    }

    TimeSpent(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns a listener for one walk, which begins now. */
    public WalkListener walk(Header header) {
        long began = nanoTime.getAsLong();
        return new WalkListener() {
            @Override
            public void opened(SortedMap<String, SortedMap<String, String>> all) {
                synchronized (TimeSpent.this) {
                    opening += nanoTime.getAsLong() - began;
                }
            }

            @Override
            public void stepped(StepRecord step) {
                add(step);
            }
        };
    }

    private synchronized void add(StepRecord step) {
        walking += step.wallNanos();
        step.nanos().forEach((arm, nanos) -> arms.merge(arm, nanos, Long::sum));
        kinds.merge(
                step.kind(), new Kind(0, new TreeMap<>()).and(step.nanos()), (before, one) -> before.and(step.nanos()));
    }

    /** Returns the lines, the first about the arms and the second about the commands; none if nothing was walked. */
    public synchronized List<String> lines() {
        if (walking == 0) {
            return List.of();
        }
        List<String> lines = new ArrayList<>();
        lines.add("opening " + seconds(opening) + ", " + seconds(walking) + " of steps: "
                + arms.entrySet().stream()
                        .map(arm -> arm.getKey() + " " + seconds(arm.getValue()))
                        .collect(Collectors.joining(", ")));
        lines.add(kinds.entrySet().stream()
                .sorted(Comparator.comparing(
                        (Map.Entry<String, Kind> kind) -> -kind.getValue().total()))
                .limit(KINDS_LISTED)
                .map(kind -> kind.getKey() + " " + words(kind.getValue()))
                .collect(Collectors.joining(", ")));
        return lines;
    }

    /** Returns the time of a kind on all arms together, and the arm that needed the most of it. */
    private static String words(Kind kind) {
        String slowest = kind.arms().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(arm -> kind.arms().size() == 1 ? "" : ", " + seconds(arm.getValue()) + " on " + arm.getKey())
                .orElse("");
        return seconds(kind.total()) + " (" + Shown.count(kind.steps(), "step", "steps") + slowest + ")";
    }

    private static String seconds(long nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / (double) TimeUnit.SECONDS.toNanos(1));
    }
}
