package dev.lockstep.parity;

import dev.lockstep.op.Operation;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import dev.lockstep.workload.UnsoundWorkloadException;
import java.util.List;
import java.util.Optional;

/**
 * Checks the values that a workload's code returns.
 *
 * @param type the class that returns them
 * @param method the method, with the names of its parameters
 */
record Returned(Class<?> type, String method) {

    /** Returns the value, which must not be null. */
    <T> T value(T value, String fix) {
        if (value == null) {
            throw unsound("returned null", fix);
        }
        return value;
    }

    /** Returns the list, which must not be null and must not contain null. */
    <T> List<T> list(List<T> list, String fix) {
        if (value(list, fix).stream().anyMatch(element -> element == null)) {
            throw unsound("returned a list with null in it", fix);
        }
        return list;
    }

    /** Checks that rows have the shape of the answer to an operation. */
    void rows(Operation operation, List<Row> rows) {
        Optional<RowShape> shape = operation.rowShape();
        if (shape.isEmpty()) {
            throw unsound(
                    "expects rows of " + operation.kind() + ", which is answered without rows",
                    "expect done() or affects(count), or render the command as an operation with a row shape");
        }
        int width = shape.get().columns().size();
        for (Row row : rows) {
            if (row.cells().size() != width) {
                throw unsound(
                        "expects a row with " + row.cells().size() + " cells where " + width + " columns are asked for",
                        "give each expected row one cell for each column");
            }
        }
    }

    private UnsoundWorkloadException unsound(String problem, String fix) {
        return new UnsoundWorkloadException(type, type.getName() + "." + method + " " + problem + "; " + fix);
    }
}
