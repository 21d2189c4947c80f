package dev.lockstep.terminal;

import dev.lockstep.parity.Verdict;
import dev.lockstep.strike.StrikeTally;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The processes that were struck, as text for people.
 *
 * @param system the full name of the system, with its version
 * @param workload the name of the workload
 * @param tallies the cells
 * @param ended {@link Verdict#PARITY} if all cells were played, or why they were not
 */
public record StrikeTable(String system, String workload, List<StrikeTally> tallies, Verdict ended) {

    private static final int LONGEST = 600;

    /**
     * Returns the verdict on all cells. A cell in which nothing fired has no verdict; it is named. An arm on which no
     * blow fired in some phase shows nothing about that phase, whatever the other cells show.
     */
    public Verdict verdict() {
        if (tallies.stream().anyMatch(tally -> !tally.wrong().isEmpty())) {
            return Verdict.DIVERGED.and(ended);
        }
        return (tallies.isEmpty() || !unlit().isEmpty() ? Verdict.VACUOUS : Verdict.PARITY).and(ended);
    }

    /** Returns the phases of arms in which no blow fired. */
    private List<String> unlit() {
        Map<String, Boolean> lit = new TreeMap<>();
        tallies.forEach(tally ->
                lit.merge(tally.cell().arm() + ", " + tally.cell().phase(), !tally.isDark(), Boolean::logicalOr));
        return lit.entrySet().stream()
                .filter(phase -> !phase.getValue())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the first line, a line for each cell, and the findings. */
    public String text() {
        int fell = tallies.stream().mapToInt(StrikeTally::fell).sum();
        int wrong = tallies.stream().mapToInt(tally -> tally.wrong().size()).sum();
        int known = tallies.stream().mapToInt(StrikeTable::known).sum();
        long lit = tallies.stream().filter(tally -> !tally.isDark()).count();
        StringBuilder text = new StringBuilder(
                switch (verdict()) {
                    case PARITY -> "RIGHT";
                    case DIVERGED -> "WRONG";
                    default -> verdict().toString();
                });
        text.append("  ").append(system).append(", ").append(workload).append(": ");
        text.append(fell - wrong - known)
                .append(" of ")
                .append(Shown.count(fell, "struck process", "struck processes"));
        text.append(" left what they must; ").append(known).append(" met a known finding; ");
        text.append(lit)
                .append(" of ")
                .append(Shown.count(tallies.size(), "cell", "cells"))
                .append(" fired\n");
        text.append(
                row("arm", "phase", "fault", "right", "before", "after", "outside", "unnoticed", "served", "refused"));
        for (StrikeTally tally : tallies) {
            text.append(row(
                    tally.cell().arm(),
                    tally.cell().phase(),
                    tally.cell().blow(),
                    tally.fell() == 0
                            ? "never"
                            : tally.fell() - tally.wrong().size() - known(tally) + " of " + tally.fell(),
                    tally.before(),
                    tally.after(),
                    tally.outside(),
                    tally.done(),
                    tally.served(),
                    tally.refused()));
        }
        for (StrikeTally tally : tallies) {
            if (tally.outside() > 0) {
                text.append("  outside ")
                        .append(tally.cell())
                        .append(": ")
                        .append(tally.outside())
                        .append(" of ")
                        .append(Shown.count(tally.fell(), "blow", "blows"))
                        .append(tally.outside() == 1 ? " does not count: it" : " do not count: they")
                        .append(" fell after the answer, or not in this phase\n");
            }
            tally.known()
                    .forEach((page, times) -> text.append("  known   ")
                            .append(tally.cell())
                            .append(": ")
                            .append(times)
                            .append(" ")
                            .append(page)
                            .append('\n'));
            tally.notes()
                    .forEach((note, times) -> text.append("  note    ")
                            .append(tally.cell())
                            .append(": ")
                            .append(times)
                            .append(" times, ")
                            .append(note)
                            .append('\n'));
            tally.wrong().stream()
                    .limit(2)
                    .forEach(how -> text.append("  WRONG   ")
                            .append(tally.cell())
                            .append(": ")
                            .append(cut(how))
                            .append('\n'));
        }
        String dark = tallies.stream()
                .filter(StrikeTally::isDark)
                .map(tally -> tally.cell().toString())
                .collect(Collectors.joining("; "));
        if (!dark.isEmpty()) {
            text.append("  never fired: ").append(dark).append('\n');
        }
        if (!unlit().isEmpty()) {
            text.append("  nothing is shown about: ")
                    .append(String.join("; ", unlit()))
                    .append('\n');
        }
        return text.toString();
    }

    private static int known(StrikeTally tally) {
        return tally.known().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %-8s %-12s %-15s %10s %7s %6s %8s %10s %7s %8s%n", cells);
    }

    private static String cut(String how) {
        String line = Shown.line(how);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
