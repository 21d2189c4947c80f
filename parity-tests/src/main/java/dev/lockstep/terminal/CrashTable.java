package dev.lockstep.terminal;

import dev.lockstep.crash.CrashCount;
import dev.lockstep.crash.CrashFinding;
import dev.lockstep.crash.CrashKind;
import dev.lockstep.crash.CrashResult;
import dev.lockstep.parity.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The states of a store after a crash, as text for people.
 *
 * @param system the full name of the system, with its version
 * @param workload the name of the workload
 * @param chosen the kinds of commands that a person left out
 * @param results the results of the seeds
 * @param ended {@link Verdict#PARITY} if all seeds were played, or why they were not
 */
public record CrashTable(
        String system, String workload, List<String> chosen, List<CrashResult> results, Verdict ended) {

    /** More findings of one sort are only counted. */
    private static final int NAMED = 1;

    private static final int LONGEST = 300;

    private static final double NANOS = 1e9;

    /**
     * Returns the verdict on all seeds. A kind of crash in which no state could be wrong shows nothing. Every recovery
     * is recorded, so if none writes, there is no second crash to look at, and nothing is missing.
     */
    public Verdict verdict() {
        boolean dark = kinds().entrySet().stream()
                .anyMatch(each ->
                        each.getKey() != CrashKind.RECOVERING && each.getValue().isDark());
        return results.stream()
                .map(CrashResult::verdict)
                .reduce(dark ? Verdict.VACUOUS : ended, Verdict::and)
                .and(ended);
    }

    /** Returns one seed on one line. */
    public static String line(CrashResult result) {
        return "seed " + result.seed() + ": " + result.all() + " crash states of " + result.operations() + " operations"
                + (result.verdict() == Verdict.VACUOUS ? ", VACUOUS" : "");
    }

    /** Returns the first line, the counts of each kind of crash, and the findings. */
    public String text() {
        CrashCount all = results.stream().map(CrashResult::all).reduce(CrashCount.NONE, CrashCount::plus);
        double seconds = results.stream().mapToLong(CrashResult::nanos).sum() / NANOS;
        StringBuilder text = new StringBuilder(word() + "  " + system + ", " + workload + ": " + all
                + " crash states in " + String.format(Locale.ROOT, "%.1f", seconds) + " s ("
                + Math.round(all.states() / Math.max(seconds, 1 / NANOS)) + " a second)"
                + (chosen.isEmpty() ? "" : ", " + Shown.count(chosen.size(), "kind", "kinds") + " left out by choice")
                + "\n");
        text.append("  ")
                .append(Shown.count(results.size(), "seed", "seeds"))
                .append(", ")
                .append(results.stream().mapToInt(CrashResult::operations).sum())
                .append(" operations, ")
                .append(results.stream().mapToInt(CrashResult::changes).sum())
                .append(" of which changed the store, ")
                .append(results.stream().mapToInt(CrashResult::writes).sum())
                .append(" durable writes\n");
        kinds().forEach((kind, count) -> text.append("  ")
                .append(kind)
                .append(": ")
                .append(count.isDark() ? "never" : count.toString())
                .append(count.unpromised() == 0 ? "" : ", and " + count.unpromised() + " before anything was promised")
                .append('\n'));
        TreeSet<String> leftOut = new TreeSet<>();
        results.forEach(result -> leftOut.addAll(result.leftOut()));
        if (!leftOut.isEmpty()) {
            text.append("  not played, because a store on a disk in memory does not offer it: ")
                    .append(String.join(", ", leftOut))
                    .append('\n');
        }
        findings().forEach((sort, lines) -> {
            lines.stream().limit(NAMED).forEach(line -> text.append(line).append('\n'));
            if (lines.size() > NAMED) {
                text.append("    and ").append(lines.size() - NAMED).append(" more of this sort\n");
            }
        });
        vacuous().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private String word() {
        return switch (verdict()) {
            case PARITY -> "WHOLE";
            case DIVERGED -> "WRONG";
            default -> verdict().toString();
        };
    }

    private SortedMap<CrashKind, CrashCount> kinds() {
        SortedMap<CrashKind, CrashCount> kinds = new TreeMap<>();
        for (CrashKind kind : CrashKind.values()) {
            kinds.put(kind, CrashCount.NONE);
        }
        results.forEach(result -> result.states().forEach((kind, count) -> kinds.merge(kind, count, CrashCount::plus)));
        return kinds;
    }

    private Map<String, List<String>> findings() {
        Map<String, List<String>> sorted = new LinkedHashMap<>();
        for (CrashResult result : results) {
            for (CrashFinding finding : result.findings()) {
                sorted.computeIfAbsent(finding.fate() + " " + finding.kind(), unused -> new ArrayList<>())
                        .add(line(result.seed(), finding));
            }
        }
        return sorted;
    }

    private static String line(long seed, CrashFinding finding) {
        return "  " + finding.fate() + " " + finding.kind() + ": seed " + seed + ", event " + finding.position() + " ("
                + finding.event() + "), at " + cut(finding.operation())
                + (finding.lost().isEmpty() ? "" : "; not on the disk: " + cut(finding.lost())) + "\n    "
                + cut(finding.detail());
    }

    private static String cut(String text) {
        String line = Shown.line(text);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private List<String> vacuous() {
        List<String> lines = new ArrayList<>();
        results.stream()
                .filter(result -> result.verdict() == Verdict.VACUOUS)
                .forEach(result -> lines.add("  seed " + result.seed() + " shows nothing: " + result.operations()
                        + " of " + result.steps() + " commands were played, " + result.changes()
                        + " changed the store, and there were " + result.writes()
                        + " durable writes; ask for more --steps"));
        kinds().forEach((kind, count) -> {
            if (count.isDark() && kind == CrashKind.RECOVERING) {
                lines.add("  no recovery of a store that must be there wrote anything");
            } else if (count.isDark()) {
                lines.add("  no state " + kind + " could be wrong; ask for more --seeds or --steps");
            }
        });
        return lines;
    }
}
