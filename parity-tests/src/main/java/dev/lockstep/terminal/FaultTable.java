package dev.lockstep.terminal;

import dev.lockstep.crash.FaultPhase;
import dev.lockstep.crash.FaultTally;
import dev.lockstep.parity.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The faults of a disk, as text for people.
 *
 * @param system the full name of the system, with its version
 * @param workload the name of the workload
 * @param tallies the cells
 * @param ended {@link Verdict#PARITY} if all seeds were played, or why they were not
 */
public record FaultTable(String system, String workload, List<FaultTally> tallies, Verdict ended) {

    private static final int LONGEST = 400;

    /**
     * Returns the verdict on all cells. A cell that never fired has no verdict; it is named. A phase in which nothing
     * fired shows nothing, whatever the other cells show.
     */
    public Verdict verdict() {
        if (tallies.stream().anyMatch(tally -> !tally.wrong().isEmpty())) {
            return Verdict.DIVERGED.and(ended);
        }
        return (tallies.isEmpty() || !unlit().isEmpty() ? Verdict.VACUOUS : Verdict.PARITY).and(ended);
    }

    /** Returns the phases in which no fault fired. */
    private List<String> unlit() {
        Set<FaultPhase> lit = tallies.stream()
                .filter(tally -> !tally.isDark())
                .map(tally -> tally.cell().phase())
                .collect(Collectors.toSet());
        return tallies.stream()
                .map(tally -> tally.cell().phase())
                .distinct()
                .filter(phase -> !lit.contains(phase))
                .map(FaultPhase::toString)
                .toList();
    }

    /** Returns the first line, a line for each cell, and the findings. */
    public String text() {
        long lit = tallies.stream().filter(tally -> !tally.isDark()).count();
        long wrong = tallies.stream()
                .mapToLong(tally -> tally.wrong().isEmpty() ? 0 : 1)
                .sum();
        int known = tallies.stream().mapToInt(FaultTable::known).sum();
        StringBuilder text = new StringBuilder(
                switch (verdict()) {
                    case PARITY -> "RIGHT";
                    case DIVERGED -> "WRONG";
                    default -> verdict().toString();
                });
        text.append("  ")
                .append(system)
                .append(", ")
                .append(workload)
                .append(": ")
                .append(lit)
                .append(" of ")
                .append(Shown.count(tallies.size(), "cell", "cells"))
                .append(" fired, ")
                .append(wrong)
                .append(" with a wrong end; ")
                .append(Shown.count(known, "try", "tries"))
                .append(" met a known finding\n");
        text.append(row("phase", "fault", "fired", "unnoticed", "served", "refused", "known", "wrong"));
        for (FaultTally tally : tallies) {
            text.append(row(
                    tally.cell().phase(),
                    tally.cell().fault(),
                    tally.isDark() ? "never" : tally.fired(),
                    tally.unnoticed(),
                    tally.served(),
                    tally.refused(),
                    known(tally),
                    tally.wrong().size()));
        }
        for (FaultTally tally : tallies) {
            tally.known()
                    .forEach((page, times) -> text.append("  known   ")
                            .append(tally.cell())
                            .append(": ")
                            .append(times)
                            .append(' ')
                            .append(page)
                            .append('\n'));
            tally.wrong().stream()
                    .limit(1)
                    .forEach(how -> text.append("  ").append(cut(how)).append('\n'));
        }
        if (!unlit().isEmpty()) {
            text.append("  nothing is shown about: ")
                    .append(String.join("; ", unlit()))
                    .append('\n');
        }
        return text.toString();
    }

    private static int known(FaultTally tally) {
        return tally.known().values().stream().mapToInt(Integer::intValue).sum();
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %-8s %-20s %6s %10s %7s %8s %6s %6s%n", cells);
    }

    private static String cut(String how) {
        String line = Shown.line(how);
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
