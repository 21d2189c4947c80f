package dev.lockstep.junit;

import dev.lockstep.report.triage.Change;
import dev.lockstep.report.triage.Disagreement;
import java.util.ArrayList;
import java.util.List;

/**
 * The two sides of a divergence as two texts of like lines, as far as they differ, so that an IDE shows which lines do.
 *
 * @param expected the side that counts as right
 * @param actual the other one
 */
record Answers(String expected, String actual) {

    private static final int CHANGES = 100;

    static Answers of(List<Disagreement> disagreements) {
        List<String> expected = new ArrayList<>();
        List<String> actual = new ArrayList<>();
        for (Disagreement disagreement : disagreements) {
            String place = disagreement
                    .probe()
                    .map(probe -> probe + ", read by " + disagreement.channel())
                    .orElse("the answer");
            expected.add(place + ":");
            actual.add(place + ":");
            disagreement.changes().stream().limit(CHANGES).forEach(change -> {
                add(expected, change, change.left(), change.kind() != Change.Kind.EXTRA);
                add(actual, change, change.right(), change.kind() != Change.Kind.MISSING);
            });
        }
        return new Answers(String.join("\n", expected), String.join("\n", actual));
    }

    private static void add(List<String> lines, Change change, String value, boolean hasRow) {
        switch (change.kind()) {
            case MISSING, EXTRA -> {
                if (hasRow) {
                    lines.add("  " + Visible.line(change.row()));
                }
            }
            case CHANGED -> lines.add("  " + Visible.line(change.column() + " " + value + " in " + change.row()));
            case ORDER -> lines.add("  in the order " + Visible.line(value));
            case ANSWER -> lines.add("  " + Visible.line(change.path() + " " + (value.isEmpty() ? "nothing" : value)));
        }
    }
}
