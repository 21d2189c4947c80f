package dev.lockstep.trial;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.Shortened;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Two different answers to one line, each short enough for a line and never shown as the same text. Of many rows those
 * are shown that the other answer lacks, and a long value is cut around the first character that differs.
 *
 * @param expected the reference's answer
 * @param actual the arm's answer
 */
record Beside(String expected, String actual) {

    private static final int SHOWN_ROWS = 4;

    private static final int LONGEST_VALUE = 80;

    /** Shows two answers; an empty one is that of an arm that played no further. */
    static Beside of(Optional<Outcome> expected, Optional<Outcome> actual) {
        return expected.orElse(null) instanceof Outcome.Rows left && actual.orElse(null) instanceof Outcome.Rows right
                ? rows(left.rows(), right.rows())
                : new Beside(brief(expected), brief(actual));
    }

    private static String brief(Optional<Outcome> outcome) {
        return outcome.map(Compared::brief).orElse("no answer");
    }

    private static Beside rows(List<Row> left, List<Row> right) {
        List<Row> onlyLeft = without(left, right);
        List<Row> onlyRight = without(right, left);
        boolean reordered = onlyLeft.isEmpty() && onlyRight.isEmpty();
        String note = reordered ? ", the same rows in another order" : "";
        if (left.size() <= SHOWN_ROWS && right.size() <= SHOWN_ROWS) {
            return shown("", left, left.size(), right, right.size(), note);
        }
        if (reordered) {
            int first = firstDifference(left, right);
            return shown(
                    "from row " + (first + 1) + ": ",
                    left.subList(first, left.size()),
                    left.size() - first,
                    right.subList(first, right.size()),
                    right.size() - first,
                    note);
        }
        int alike = left.size() - onlyLeft.size();
        String before = alike == 0 ? "" : "beside " + alike + (alike == 1 ? " equal row: " : " equal rows: ");
        return shown(before, onlyLeft, onlyLeft.size(), onlyRight, onlyRight.size(), "");
    }

    private static Beside shown(
            String before, List<Row> left, int leftCount, List<Row> right, int rightCount, String note) {
        List<Row> first = left.stream().limit(SHOWN_ROWS).toList();
        List<Row> second = right.stream().limit(SHOWN_ROWS).toList();
        List<Row> both = new ArrayList<>(first);
        both.addAll(second);
        boolean typed = hideTypes(both);
        List<String> cells = Shortened.of(
                both.stream()
                        .flatMap(row -> row.cells().stream())
                        .map(cell -> typed ? typed(cell) : plain(cell))
                        .toList(),
                LONGEST_VALUE);
        int split = first.stream().mapToInt(row -> row.cells().size()).sum();
        return new Beside(
                before + text(first, cells.subList(0, split), leftCount),
                before + text(second, cells.subList(split, cells.size()), rightCount) + note);
    }

    private static String text(List<Row> rows, List<String> cells, int count) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        for (Row row : rows) {
            int end = at + row.cells().size();
            texts.add("(" + String.join(", ", cells.subList(at, end)) + ")");
            at = end;
        }
        int more = count - rows.size();
        return rows.isEmpty() ? "no rows" : String.join(" ", texts) + (more > 0 ? " and " + more + " more" : "");
    }

    private static int firstDifference(List<Row> left, List<Row> right) {
        int first = 0;
        while (first < left.size() - 1 && left.get(first).equals(right.get(first))) {
            first++;
        }
        return first;
    }

    /** Returns the rows that are in a list more often than in another one. */
    private static List<Row> without(List<Row> rows, List<Row> others) {
        Map<Row, Integer> left = new HashMap<>();
        others.forEach(row -> left.merge(row, 1, Integer::sum));
        return rows.stream()
                .filter(row -> left.merge(row, -1, Integer::sum) < 0)
                .toList();
    }

    /** Whether two different rows have the same text without the types of their values. */
    private static boolean hideTypes(List<Row> rows) {
        Set<Row> different = new HashSet<>(rows);
        return different.stream().map(Beside::plain).distinct().count() < different.size();
    }

    private static String plain(Row row) {
        return row.cells().stream().map(Beside::plain).collect(Collectors.joining(", "));
    }

    /** Returns a value without the name of its type and its language. */
    static String plain(Cell cell) {
        if (cell instanceof Cell.Text text) {
            return "'" + text.value() + "'";
        }
        return cell instanceof Cell.Lexical lexical ? lexical.value() : Json.MAPPER.writeValueAsString(cell);
    }

    private static String typed(Cell cell) {
        return cell instanceof Cell.Lexical lexical
                ? lexical.value()
                        + (lexical.language().isEmpty() ? " of type " + lexical.type() : "@" + lexical.language())
                : plain(cell);
    }
}
