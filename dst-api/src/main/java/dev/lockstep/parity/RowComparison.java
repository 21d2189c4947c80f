package dev.lockstep.parity;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences of two answers of rows to one operation.
 *
 * <p>Ordered answers are compared as sequences, all others as multisets, with multiplicity. Rows that only one side has are
 * paired by their first cell, the key of every query that has one, so that a changed value is told as that value and not as
 * a row lost and a row found. A row's index in a path is its place in the reference: as it came when the order counts,
 * else in the order of {@link #CANONICAL}.
 */
final class RowComparison {

    /** Any total order will do, if it does not depend on how the rows came. */
    private static final Comparator<Row> CANONICAL = Comparator.comparing(Row::toString);

    private final Sides sides;
    private final RowShape shape;
    private final boolean ordered;

    RowComparison(Sides sides, RowShape shape) {
        this(sides, shape, shape.ordered());
    }

    RowComparison(Sides sides, RowShape shape, boolean ordered) {
        this.sides = sides;
        this.shape = shape;
        this.ordered = ordered;
    }

    List<Difference> compare(List<Row> expected, List<Row> actual) {
        if (expected.equals(actual)) {
            return List.of();
        }
        // Answers come unsorted in nearly every step, and sorting all rows by their text costs more than the engine
        // does.
        boolean sameRows = multiplicities(expected).equals(multiplicities(actual));
        if (!ordered) {
            return sameRows ? List.of() : multisets(sorted(expected), sorted(actual));
        }
        if (sameRows) {
            return List.of(sides.differ(DifferencePath.ROWS, DifferenceClass.ORDER, keys(expected), keys(actual)));
        }
        return expected.size() == actual.size() ? sequences(expected, actual) : multisets(expected, actual);
    }

    private List<Difference> sequences(List<Row> expected, List<Row> actual) {
        List<Difference> differences = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            differences.addAll(cells(i, expected.get(i), actual.get(i)));
        }
        return differences;
    }

    private List<Difference> multisets(List<Row> expected, List<Row> actual) {
        List<Row> extra = new ArrayList<>(actual);
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!extra.remove(expected.get(i))) {
                missing.add(i);
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (int i : missing) {
            Row row = expected.get(i);
            Row other = takeSameKey(row, extra);
            if (other == null) {
                differences.add(sides.missing(DifferencePath.row(i), row));
            } else {
                differences.addAll(cells(i, row, other));
            }
        }
        for (int i = 0; i < extra.size(); i++) {
            differences.add(sides.extra(DifferencePath.row(expected.size() + i), extra.get(i)));
        }
        return differences;
    }

    private static Row takeSameKey(Row row, List<Row> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            List<Cell> cells = candidates.get(i).cells();
            if (cells.size() > 1 && cells.get(0).equals(row.cells().get(0))) {
                return candidates.remove(i);
            }
        }
        return null;
    }

    private List<Difference> cells(int index, Row expected, Row actual) {
        List<Difference> differences = new ArrayList<>();
        if (expected.cells().size() != actual.cells().size()) {
            return List.of(sides.differ(DifferencePath.row(index), DifferenceClass.TYPE, expected, actual));
        }
        for (int i = 0; i < expected.cells().size(); i++) {
            Cell a = expected.cells().get(i);
            Cell b = actual.cells().get(i);
            if (!a.equals(b)) {
                DifferenceClass differenceClass =
                        typeOf(a).equals(typeOf(b)) ? DifferenceClass.VALUE : DifferenceClass.TYPE;
                differences.add(sides.differ(DifferencePath.row(index).column(column(i)), differenceClass, a, b));
            }
        }
        return differences;
    }

    /** What a path calls a cell; one that no column was asked for is there to be told, and has only its place. */
    private String column(int index) {
        return index < shape.columns().size() ? shape.columns().get(index).name() : String.valueOf(index);
    }

    private static String typeOf(Cell cell) {
        return cell instanceof Cell.Lexical lexical
                ? "Lexical " + lexical.type()
                : cell.getClass().getSimpleName();
    }

    /** How often each row is there. Only ever held against another, so its order reaches nothing. */
    private static Map<Row, Integer> multiplicities(List<Row> rows) {
        Map<Row, Integer> counts = new HashMap<>();
        rows.forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    private static List<Row> sorted(List<Row> rows) {
        return rows.stream().sorted(CANONICAL).toList();
    }

    private static List<Cell> keys(List<Row> rows) {
        return rows.stream().map(row -> row.cells().get(0)).toList();
    }
}
