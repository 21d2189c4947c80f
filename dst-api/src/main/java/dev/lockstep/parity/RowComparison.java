package dev.lockstep.parity;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The differences between two answers of rows to one operation.
 *
 * <p>Ordered answers are compared as sequences, all others as multisets, with multiplicity. Rows that only one side has
 * are paired by their first cell, which is the key in every query that has one. A changed value is therefore reported
 * as that value, and not as one missing and one extra row. The index of a row in a path is its position in the
 * reference, or in the other side if only that has the row: the original position if the order counts, otherwise its
 * position in the order of {@link #CANONICAL}.
 */
final class RowComparison {

    /** Any total order works, as long as it does not depend on the original order of the rows. */
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

    /**
     * Whether there is no difference. In nearly every step the answers are unsorted, and sorting all rows by their text
     * costs more than the engine does.
     */
    boolean agree(List<Row> expected, List<Row> actual) {
        return expected.equals(actual) || !ordered && areTheSame(expected, actual);
    }

    List<Difference> compare(List<Row> expected, List<Row> actual) {
        if (agree(expected, actual)) {
            return List.of();
        }
        if (!ordered) {
            return multisets(sorted(expected), sorted(actual));
        }
        if (areTheSame(expected, actual)) {
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
        List<Integer> places =
                new ArrayList<>(IntStream.range(0, actual.size()).boxed().toList());
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < expected.size(); i++) {
            if (!removed(extra.indexOf(expected.get(i)), extra, places)) {
                missing.add(i);
            }
        }
        List<Difference> differences = new ArrayList<>();
        for (int i : missing) {
            Row row = expected.get(i);
            Row other = takeSameKey(row, extra, places);
            if (other == null) {
                differences.add(sides.missing(DifferencePath.row(i), row));
            } else {
                differences.addAll(cells(i, row, other));
            }
        }
        for (int i = 0; i < extra.size(); i++) {
            differences.add(sides.extra(DifferencePath.row(places.get(i)), extra.get(i)));
        }
        return differences;
    }

    private static boolean removed(int at, List<Row> rows, List<Integer> places) {
        if (at >= 0) {
            rows.remove(at);
            places.remove(at);
        }
        return at >= 0;
    }

    private static Row takeSameKey(Row row, List<Row> candidates, List<Integer> places) {
        for (int i = 0; i < candidates.size(); i++) {
            List<Cell> cells = candidates.get(i).cells();
            if (cells.size() > 1 && cells.get(0).equals(row.cells().get(0))) {
                places.remove(i);
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

    /**
     * Returns the name of a cell in a path. A cell beyond the requested columns is reported too, under its position.
     */
    private String column(int index) {
        return index < shape.columns().size() ? shape.columns().get(index).name() : String.valueOf(index);
    }

    private static String typeOf(Cell cell) {
        return cell instanceof Cell.Lexical lexical
                ? "Lexical " + lexical.type()
                : cell.getClass().getSimpleName();
    }

    /** Whether two answers have the same rows, in whatever order. */
    private static boolean areTheSame(List<Row> expected, List<Row> actual) {
        return expected.size() == actual.size() && multiplicities(expected).equals(multiplicities(actual));
    }

    /** Returns the multiplicity of each row. It is only compared with another one, so its order influences nothing. */
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
