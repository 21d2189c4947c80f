package dev.lockstep.op;

import java.util.List;

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
}
