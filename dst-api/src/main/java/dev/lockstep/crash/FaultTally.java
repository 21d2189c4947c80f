package dev.lockstep.crash;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The tries of one cell.
 *
 * @param cell the fault and the phase
 * @param fired how often the fault struck
 * @param unnoticed how often the caller saw nothing of it, and all was right
 * @param served how often the caller saw a failure, and the store served on
 * @param refused how often the store refused to go on, and was right after it was opened again
 * @param known how often a known finding was seen, by its page
 * @param wrong the other findings
 */
public record FaultTally(
        FaultCell cell,
        int fired,
        int unnoticed,
        int served,
        int refused,
        TreeMap<String, Integer> known,
        List<String> wrong) {

    public FaultTally {
        known = new TreeMap<>(known);
        wrong = List.copyOf(wrong);
    }

    static FaultTally none(FaultCell cell) {
        return new FaultTally(cell, 0, 0, 0, 0, new TreeMap<>(), List.of());
    }

    /**
     * Returns this tally with one more try.
     *
     * @param page the page of a wrong end that is known
     */
    FaultTally plus(Ending ending, Optional<String> page, String how) {
        TreeMap<String, Integer> pages = new TreeMap<>(known);
        List<String> more = new ArrayList<>(wrong);
        if (ending == Ending.WRONG) {
            page.ifPresentOrElse(name -> pages.merge(name, 1, Integer::sum), () -> more.add(how));
        }
        return new FaultTally(
                cell,
                fired + 1,
                unnoticed + (ending == Ending.UNNOTICED ? 1 : 0),
                served + (ending == Ending.SERVED ? 1 : 0),
                refused + (ending == Ending.REFUSED ? 1 : 0),
                pages,
                more);
    }

    /** Returns both tallies of one cell together. */
    public FaultTally plus(FaultTally other) {
        TreeMap<String, Integer> pages = new TreeMap<>(known);
        other.known.forEach((page, times) -> pages.merge(page, times, Integer::sum));
        List<String> more = new ArrayList<>(wrong);
        more.addAll(other.wrong);
        return new FaultTally(
                cell,
                fired + other.fired,
                unnoticed + other.unnoticed,
                served + other.served,
                refused + other.refused,
                pages,
                more);
    }

    /** Whether the fault never struck, so that nothing is known. */
    @JsonIgnore
    public boolean isDark() {
        return fired == 0;
    }

    /** The ways in which a try can end. */
    enum Ending {
        UNNOTICED,
        SERVED,
        REFUSED,
        WRONG
    }
}
