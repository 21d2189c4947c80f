package dev.lockstep.strike;

import dev.lockstep.crash.CrashFate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The strikes of one cell.
 *
 * @param cell the cell
 * @param tried how many places were tried
 * @param fell how many blows fell
 * @param outside how many of them fell after the answer, or not in this phase
 * @param before how often the operation in flight was not there afterwards
 * @param after how often it was there
 * @param done how often the caller saw nothing of the fault
 * @param served how often the process served on after an error
 * @param refused how often it refused to go on, or was gone
 * @param known how often a known finding was seen, by its page
 * @param wrong the other ends that are wrong
 * @param notes what is neither right nor wrong, such as the class with which an opener was refused
 */
public record StrikeTally(
        StrikeCell cell,
        int tried,
        int fell,
        int outside,
        int before,
        int after,
        int done,
        int served,
        int refused,
        TreeMap<String, Integer> known,
        List<String> wrong,
        TreeMap<String, Integer> notes) {

    public StrikeTally {
        known = new TreeMap<>(known);
        wrong = List.copyOf(wrong);
        notes = new TreeMap<>(notes);
    }

    static StrikeTally none(StrikeCell cell) {
        return new StrikeTally(cell, 0, 0, 0, 0, 0, 0, 0, 0, new TreeMap<>(), List.of(), new TreeMap<>());
    }

    /** Returns this tally with a place at which no blow fell. */
    StrikeTally missed() {
        return new StrikeTally(
                cell, tried + 1, fell, outside, before, after, done, served, refused, known, wrong, notes);
    }

    /** Returns this tally with one more blow that fell. */
    StrikeTally plus(StrikeEnd end, String system) {
        TreeMap<String, Integer> pages = new TreeMap<>(known);
        List<String> more = new ArrayList<>(wrong);
        if (end.fate() != CrashFate.WHOLE) {
            end.known(system, cell)
                    .ifPresentOrElse(
                            page -> pages.merge(page, 1, Integer::sum),
                            () -> more.add(end.fate() + ": " + end.how()
                                    + (end.sign().isEmpty() ? "" : " [" + end.sign() + "]")));
        }
        boolean whole = end.fate() == CrashFate.WHOLE;
        return new StrikeTally(
                cell,
                tried + 1,
                fell + 1,
                outside + (end.outside() ? 1 : 0),
                before + (whole && end.side() == StrikeEnd.Side.BEFORE ? 1 : 0),
                after + (whole && end.side() == StrikeEnd.Side.AFTER ? 1 : 0),
                done + (end.answer() == StrikeEnd.Answer.DONE ? 1 : 0),
                served + (end.answer() == StrikeEnd.Answer.SERVED ? 1 : 0),
                refused + (end.answer() == StrikeEnd.Answer.REFUSED ? 1 : 0),
                pages,
                more,
                notes);
    }

    /** Returns this tally with a note. */
    StrikeTally noting(String note) {
        TreeMap<String, Integer> more = new TreeMap<>(notes);
        more.merge(note, 1, Integer::sum);
        return new StrikeTally(cell, tried, fell, outside, before, after, done, served, refused, known, wrong, more);
    }

    /** Returns both tallies of one cell together. */
    public StrikeTally and(StrikeTally other) {
        TreeMap<String, Integer> pages = new TreeMap<>(known);
        other.known.forEach((page, times) -> pages.merge(page, times, Integer::sum));
        TreeMap<String, Integer> words = new TreeMap<>(notes);
        other.notes.forEach((note, times) -> words.merge(note, times, Integer::sum));
        List<String> more = new ArrayList<>(wrong);
        more.addAll(other.wrong);
        return new StrikeTally(
                cell,
                tried + other.tried,
                fell + other.fell,
                outside + other.outside,
                before + other.before,
                after + other.after,
                done + other.done,
                served + other.served,
                refused + other.refused,
                pages,
                more,
                words);
    }

    /**
     * Returns how many blows show something about the cell. One after the answer shows nothing about what led to it.
     */
    public int fired() {
        return fell - outside;
    }

    /** Whether no blow shows anything, so that nothing is known. */
    public boolean isDark() {
        return fired() == 0;
    }
}
