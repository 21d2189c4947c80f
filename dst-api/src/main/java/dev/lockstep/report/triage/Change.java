package dev.lockstep.report.triage;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One difference between two answers, in the form in which a person can follow it: a row is named by its content and by
 * its place in the answer that has it.
 *
 * @param kind the kind of the change
 * @param path the path of the difference, as reports have it
 * @param row the row, as JSON, as the first side has it, or as the second one if only that has it; empty if the
 *     difference is not in a row
 * @param column the column that differs; empty if the whole row or no row does
 * @param left the value of the first side, as JSON or in words; empty if it has none
 * @param right the value of the second side
 * @param leftAt the place of the row in the first side's answer, counted from 1; empty if it has no such row
 * @param rightAt the place of the row in the second side's answer
 */
public record Change(
        Kind kind,
        String path,
        String row,
        String column,
        String left,
        String right,
        OptionalInt leftAt,
        OptionalInt rightAt) {

    /** The kinds of changes. */
    public enum Kind {
        /** Only the first side has the row. */
        MISSING,
        /** Only the second side has the row. */
        EXTRA,
        /** Both have the row, with another value in a column. */
        CHANGED,
        /** The same rows in another order. */
        ORDER,
        /** Another outcome, or another facet of it. */
        ANSWER
    }

    private static final Pattern ROW = Pattern.compile("/rows/(\\d+)(/|$)");

    /**
     * Returns the place of the row, counted from 1, in each of the answers that have it: {@code row 3}, or {@code row 3
     * / 5}. If no answer is at hand, it is the place that the comparison gave it; empty if the difference is in no row.
     */
    public String place() {
        if (leftAt.isPresent() && rightAt.isPresent() && leftAt.getAsInt() != rightAt.getAsInt()) {
            return "row " + leftAt.getAsInt() + " / " + rightAt.getAsInt();
        }
        if (leftAt.isPresent() || rightAt.isPresent()) {
            return "row " + (leftAt.isPresent() ? leftAt : rightAt).getAsInt();
        }
        Matcher row = ROW.matcher(path);
        return row.find() ? "row " + (Long.parseLong(row.group(1)) + 1) + " as compared" : "";
    }
}
