package dev.lockstep.op;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The shape of the rows that answer an operation.
 *
 * @param columns the columns of each row, in order
 * @param ordered whether the order of the rows is part of the answer
 */
public record RowShape(List<Column> columns, boolean ordered) {

    public RowShape {
        columns = List.copyOf(columns);
    }

    /** Rows with these columns, in any order. */
    public static RowShape of(Column... columns) {
        return new RowShape(List.of(columns), false);
    }

    /** Rows with these columns, whose order is part of the answer. */
    public static RowShape ordered(Column... columns) {
        return new RowShape(List.of(columns), true);
    }

    /** Returns the shape of an answer of texts that nobody has declared; its columns are named {@code c1} and so on. */
    public static RowShape ofTexts(Outcome.Rows answer, boolean ordered) {
        int width =
                answer.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        return new RowShape(
                IntStream.rangeClosed(1, width)
                        .mapToObj(position -> Column.text("c" + position))
                        .toList(),
                ordered);
    }
}
