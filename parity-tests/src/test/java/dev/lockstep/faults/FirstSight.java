package dev.lockstep.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How many seeds a workload needs until a walk shows a planted bug: a table for {@code docs/first-sight.md}, which
 * {@code -Dlockstep.accept=true} writes.
 */
final class FirstSight {

    /** The first seeds of ranges that do not overlap, an odd number of them. */
    private static final List<Long> STARTS = List.of(1L, 101L, 201L);

    /** The seeds that are tried from each start. */
    private static final int MOST = 20;

    private static final Path PAGE = Path.of("../docs/first-sight.md");

    private final String workload;
    private final Look clean;
    private final Set<Long> agreed = new HashSet<>();
    private final List<Row> rows = new ArrayList<>();

    /**
     * A bug, and the number of seeds until it was seen.
     *
     * @param seeds one number for each start; empty if none of the seeds showed it
     */
    record Row(String bug, List<OptionalInt> seeds) {

        private int median() {
            return seeds.stream()
                    .mapToInt(each -> each.orElse(MOST + 1))
                    .sorted()
                    .toArray()[seeds.size() / 2];
        }

        private String text() {
            return "| `" + bug + "` | "
                    + seeds.stream()
                            .map(each -> each.isPresent() ? "" + each.getAsInt() : "none in " + MOST)
                            .collect(Collectors.joining(", "))
                    + " | " + median() + " |";
        }
    }

    /** Tells whether the walk of a seed has a finding. */
    @FunctionalInterface
    interface Look {
        boolean shows(long seed) throws Exception;
    }

    /**
     * Begins a table.
     *
     * @param clean the walks without a bug
     */
    FirstSight(String workload, Look clean) {
        this.workload = workload;
        this.clean = clean;
    }

    /**
     * Walks seed after seed from each start, until the bug is seen. The same walk without the bug must have no finding,
     * or something else was seen.
     */
    void of(Enum<?> bug, Look look) throws Exception {
        List<OptionalInt> seeds = new ArrayList<>();
        for (long start : STARTS) {
            OptionalInt seen = OptionalInt.empty();
            for (int number = 1; number <= MOST && seen.isEmpty(); number++) {
                seen = look.shows(start + number - 1) ? OptionalInt.of(number) : seen;
            }
            if (seen.isPresent()) {
                requireClean(start + seen.getAsInt() - 1);
            }
            seeds.add(seen);
        }
        rows.add(new Row(bug.name().toLowerCase(Locale.ROOT), seeds));
    }

    private void requireClean(long seed) throws Exception {
        if (agreed.add(seed) && clean.shows(seed)) {
            throw new AssertionError(
                    "the walk of " + workload + " with seed " + seed + " has a finding without any bug");
        }
    }

    /** Returns the bugs that some start did not show. */
    List<String> unseen() {
        return rows.stream()
                .filter(row -> row.seeds().stream().anyMatch(OptionalInt::isEmpty))
                .map(Row::bug)
                .toList();
    }

    /** Writes the table into {@code target}, and into the page if that was asked for. */
    void write() throws IOException {
        String table = Stream.concat(
                        Stream.of("| bug | seeds to the first sight | median |", "|---|---|---|"),
                        rows.stream().map(Row::text))
                .collect(Collectors.joining("\n", "", "\n"));
        Files.writeString(Path.of("target", "first-sight-" + workload + ".md"), table);
        if (Boolean.getBoolean("lockstep.accept")) {
            String page = Files.readString(PAGE);
            Matcher place = Pattern.compile("(<!-- table " + workload + " -->\n)\n?(?:\\|.*\n)*")
                    .matcher(page);
            if (!place.find()) {
                throw new IllegalStateException(PAGE + " has no place for the table " + workload);
            }
            Files.writeString(PAGE, page.substring(0, place.end(1)) + "\n" + table + page.substring(place.end()));
        }
    }
}
