package dev.lockstep.shapes;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.lockstep.op.Outcome;
import java.util.Locale;

/**
 * One read shape over one morphology.
 *
 * @param shape the name of the read shape
 * @param morphology the morphology
 * @param result the result
 * @param why the reason, unless the rows are right
 */
public record ShapeCell(String shape, Morphology morphology, Result result, String why) {

    /** The results of a cell. */
    public enum Result {
        /** The rows are those that were stored. */
        SAME("="),
        /** The rows are others, or the arm refused to answer or broke. */
        DIFFERS("X"),
        /** The transport declares that it cannot make the morphology, with a reason. */
        NOT_OFFERED("-"),
        /** The cell could not be run, for a reason that nobody has declared. */
        NOT_RUN("?");

        private final String mark;

        Result(String mark) {
            this.mark = mark;
        }

        /** Returns the mark in a grid. */
        public String mark() {
            return mark;
        }

        @Override
        @JsonValue
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static ShapeCell of(String shape, Morphology morphology, Outcome.Rows expected, Outcome outcome) {
        if (outcome instanceof Outcome.Unsupported unsupported) {
            return new ShapeCell(shape, morphology, Result.NOT_OFFERED, unsupported.reason());
        }
        if (!(outcome instanceof Outcome.Rows rows)) {
            return new ShapeCell(shape, morphology, Result.DIFFERS, brief(outcome));
        }
        return rows.equals(expected)
                ? new ShapeCell(shape, morphology, Result.SAME, "")
                : new ShapeCell(shape, morphology, Result.DIFFERS, firstDifference(expected, rows));
    }

    private static String firstDifference(Outcome.Rows expected, Outcome.Rows actual) {
        if (expected.rows().size() != actual.rows().size()) {
            return actual.rows().size() + " rows instead of " + expected.rows().size();
        }
        for (int row = 0; row < expected.rows().size(); row++) {
            for (int cell = 0; cell < expected.rows().get(row).cells().size(); cell++) {
                String right = brief(expected.rows().get(row).cells().get(cell).toString());
                String told = brief(actual.rows().get(row).cells().get(cell).toString());
                if (!expected.rows()
                        .get(row)
                        .cells()
                        .get(cell)
                        .equals(actual.rows().get(row).cells().get(cell))) {
                    return "row " + row + ", column " + (cell + 1) + ": " + told + " instead of " + right;
                }
            }
        }
        return "rows of another width";
    }

    static String brief(Outcome outcome) {
        if (outcome instanceof Outcome.Broken broken) {
            return "broken " + broken.cause() + ": " + broken.detail();
        }
        return outcome instanceof Outcome.Refused refused
                ? "refused " + refused.refusal() + " " + refused.code() + ": " + brief(refused.message())
                : brief(outcome.toString());
    }

    private static String brief(String text) {
        int shown = 120;
        return text.length() <= shown ? text : text.substring(0, shown) + "… (" + text.length() + " characters)";
    }
}
