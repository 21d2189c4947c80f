package dev.lockstep.reduce;

import dev.lockstep.report.Shrunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How small the findings of planted bugs became: a table for {@code docs/shrinking.md}, and the smallest numbers of
 * commands that were ever seen, bug by bug and bucket by bucket. With {@code -Dlockstep.accept=true} both are written.
 */
public final class ShrunkTable {

    private static final Path PAGE = Path.of("../docs/shrinking.md");

    private static final String ACCEPT = "lockstep.accept";

    private final String name;
    private final Path minima;
    private final SortedMap<String, Long> known;
    private final SortedSet<String> atFirst;
    private final boolean kept;
    private final List<Found> all = new ArrayList<>();
    private final SortedMap<String, Long> unseen = new TreeMap<>();

    /**
     * A finding that was shrunk.
     *
     * @param bug the planted bug
     * @param seed the seed of its walk
     * @param script the shrunk commands; none if the walk's own commands did not show the finding again
     */
    public record Found(String bug, long seed, Shrunk shrunk, List<String> script) {

        private boolean isShownAgain() {
            return shrunk.ended() != Shrunk.Ended.NOT_SHOWN;
        }

        private String place() {
            return bug + " " + shrunk.shows() + " " + shrunk.kind();
        }
    }

    /**
     * Begins a table.
     *
     * @param name its name in the page
     * @throws IllegalStateException if nobody knows yet how small the findings were, because then nothing could be
     *     larger than that
     */
    public ShrunkTable(String name) throws IOException {
        this(name, true, Path.of("src/test/resources/shrunk", name + ".txt"));
    }

    /** Begins a table of some of the bugs, which is written into {@code target} alone. */
    public static ShrunkTable ofSome(String name) throws IOException {
        return new ShrunkTable(name, false, Path.of("src/test/resources/shrunk", name + ".txt"));
    }

    ShrunkTable(String name, boolean kept, Path minima) throws IOException {
        this.name = name;
        this.kept = kept;
        this.minima = minima;
        this.known = new TreeMap<>();
        if (kept && !Files.exists(minima) && !Boolean.getBoolean(ACCEPT)) {
            throw new IllegalStateException(
                    "there is no " + minima + " with the smallest numbers of commands; write it with -D" + ACCEPT
                            + "=true, which takes hours, and look at it");
        }
        if (Files.exists(minima)) {
            for (String line : Files.readAllLines(minima)) {
                int end = line.lastIndexOf(' ');
                known.put(line.substring(0, end), Long.valueOf(line.substring(end + 1)));
            }
        }
        this.atFirst = new TreeSet<>(known.keySet());
    }

    /** Adds a finding. One that did not show again has no script, so it is neither at the minimum nor like another. */
    public void add(Found found) {
        all.add(found);
        unseen.remove(found.bug());
        if (found.isShownAgain()) {
            known.merge(found.place(), found.shrunk().to(), Math::min);
        }
    }

    /** Notes a bug that no walk found. */
    public void unseen(String bug, long seeds) {
        unseen.put(bug, seeds);
    }

    /** Returns the number of findings. */
    public int size() {
        return all.size();
    }

    /**
     * Returns the share of the findings with as few commands as were ever seen. One of a bucket without a number has
     * nothing to be compared with, so the share is of the others.
     */
    public double atTheMinimum() {
        SortedSet<String> unknown = unknown();
        return share(
                all.stream()
                        .filter(found -> !found.isShownAgain() || !unknown.contains(found.place()))
                        .toList(),
                this::isAtTheMinimum);
    }

    /** Returns the share of the findings with the commonest script of their bug and bucket. */
    public double withTheSameScript() {
        return share(all.size(), same(all, Found::place));
    }

    /** Returns the share of the findings with the commonest script of their bug, whatever their bucket. */
    public double withTheSameScriptOfTheirBug() {
        return share(all.size(), same(all, Found::bug));
    }

    /** Returns the bugs and buckets of which no earlier run left a number. */
    SortedSet<String> unknown() {
        return all.stream()
                .filter(Found::isShownAgain)
                .filter(found -> !Boolean.getBoolean(ACCEPT))
                .map(Found::place)
                .filter(place -> !atFirst.contains(place))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static double share(long of, long those) {
        return of == 0 ? 0 : (double) those / of;
    }

    /** Returns the median number of trials. */
    public long medianTrials() {
        long[] trials = all.stream()
                .mapToLong(found -> found.shrunk().trials())
                .sorted()
                .toArray();
        return trials.length == 0 ? 0 : trials[trials.length / 2];
    }

    private boolean isAtTheMinimum(Found found) {
        return found.isShownAgain()
                && !unknown().contains(found.place())
                && found.shrunk().to() == known.get(found.place());
    }

    private static double share(List<Found> of, Function<Found, Boolean> that) {
        return of.isEmpty() ? 0 : (double) of.stream().filter(that::apply).count() / of.size();
    }

    private static long same(List<Found> all, Function<Found, String> group) {
        List<Found> found = all.stream().filter(Found::isShownAgain).toList();
        return by(found, group).values().stream()
                .mapToLong(bucket -> by(bucket, each -> String.join("\n", each.script())).values().stream()
                        .mapToLong(List::size)
                        .max()
                        .orElse(0))
                .sum();
    }

    private static <K> SortedMap<K, List<Found>> by(List<Found> found, Function<Found, K> key) {
        return found.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    }

    /** Writes the table into {@code target}, and into the page if that is asked for. */
    public void write() throws IOException {
        Path target = Files.createDirectories(Path.of("target"));
        Files.writeString(target.resolve("shrunk-" + name + ".md"), text());
        Files.writeString(target.resolve("shrunk-" + name + "-scripts.txt"), scripts());
        if (kept && Boolean.getBoolean(ACCEPT)) {
            Files.createDirectories(minima.getParent());
            Files.writeString(
                    minima,
                    known.entrySet().stream()
                            .map(each -> each.getKey() + " " + each.getValue() + "\n")
                            .collect(Collectors.joining()));
            Files.writeString(PAGE, inPage(Files.readString(PAGE)));
        }
    }

    private String inPage(String page) {
        String begin = "<!-- table " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        int from = page.indexOf(begin);
        int to = page.indexOf(end);
        if (from < 0 || to < from) {
            throw new IllegalStateException(PAGE + " has no place for the table " + name);
        }
        return page.substring(0, from + begin.length()) + "\n" + text() + "\n" + page.substring(to);
    }

    private String text() {
        StringBuilder text = new StringBuilder(
                "| bug | findings | buckets | commands | at the known minimum | same script | trials | seconds |\n"
                        + "|---|---|---|---|---|---|---|---|\n");
        by(all, Found::bug).forEach((bug, found) -> text.append(row(bug, found)));
        text.append(row("all", all));
        all.stream()
                .filter(found -> !found.isShownAgain())
                .forEach(found -> text.append(String.format(
                        Locale.ROOT,
                        "%n`%s`, seed %d: the %d commands of the walk showed the finding again %s times, so there is no script.%n",
                        found.bug(),
                        found.seed(),
                        found.shrunk().from(),
                        found.shrunk().before())));
        unseen.forEach((bug, seeds) -> text.append(
                String.format(Locale.ROOT, "%n`%s`: the walks of %d seeds did not find it.%n", bug, seeds)));
        SortedSet<String> unknown = unknown();
        if (!unknown.isEmpty()) {
            text.append("\nNo earlier run left a number for ")
                    .append(unknown.stream().map(place -> "`" + place + "`").collect(Collectors.joining(", ")))
                    .append("; their findings are not among those that are at the known minimum or above it. -D"
                            + ACCEPT + "=true keeps their numbers.\n");
        }
        return text
                + String.format(
                        Locale.ROOT,
                        "%nThe median is %d trials; %.0f %% are at the known minimum, %.0f %% have the commonest script of their bucket, %.0f %% that of their bug.%n",
                        medianTrials(),
                        100 * atTheMinimum(),
                        100 * withTheSameScript(),
                        100 * withTheSameScriptOfTheirBug());
    }

    private String row(String bug, List<Found> found) {
        long[] commands = found.stream()
                .filter(Found::isShownAgain)
                .mapToLong(each -> each.shrunk().to())
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT,
                "| `%s` | %d | %d | %s | %.0f | %d | %.1f | %.1f |%n",
                bug,
                found.size(),
                by(found, Found::place).size(),
                range(commands),
                found.size() * share(found, this::isAtTheMinimum),
                same(found, Found::place),
                Arrays.stream(found.stream()
                                .mapToDouble(each -> each.shrunk().trials())
                                .toArray())
                        .average()
                        .orElse(0),
                found.stream()
                        .mapToDouble(each -> each.shrunk().seconds())
                        .average()
                        .orElse(0));
    }

    private static String range(long... sorted) {
        if (sorted.length == 0) {
            return "none";
        }
        long least = sorted[0];
        long most = sorted[sorted.length - 1];
        return least == most ? "" + least : least + " to " + most;
    }

    /** Returns each script with its bug, for whoever wonders why there are several. */
    private String scripts() {
        StringBuilder text = new StringBuilder();
        all.stream()
                .sorted(Comparator.comparing(Found::place).thenComparing(Found::seed))
                .forEach(found -> text.append(found.place())
                        .append(", seed ")
                        .append(found.seed())
                        .append(mark(found))
                        .append(String.join(" ", found.script()))
                        .append('\n'));
        return text.toString();
    }

    private String mark(Found found) {
        if (unknown().contains(found.place())) {
            return ", NO KNOWN MINIMUM: ";
        }
        return isAtTheMinimum(found) ? ": " : ", MORE THAN THE MINIMUM: ";
    }

    @Override
    public String toString() {
        return text();
    }

    /** Returns the findings bug by bug. */
    public Map<String, List<Found>> byBug() {
        return by(all, Found::bug);
    }
}
