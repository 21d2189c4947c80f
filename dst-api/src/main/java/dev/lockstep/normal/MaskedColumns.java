package dev.lockstep.normal;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Column;
import dev.lockstep.op.Operation;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.op.RowShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hides the values of volatile columns, such as generated ids and timestamps. The presence of a value and its type are
 * still compared; only the value itself is not.
 *
 * @param id see {@link Normaliser#id}
 * @param reason see {@link Normaliser#reason}
 * @param columns the exact names of the columns
 */
public record MaskedColumns(String id, String reason, Set<String> columns) implements Normaliser {

    public MaskedColumns {
        columns = Set.copyOf(columns);
    }

    @Override
    public Outcome normalise(Operation operation, Outcome outcome) {
        if (!(outcome instanceof Outcome.Rows rows)) {
            return outcome;
        }
        Optional<RowShape> shape = operation.rowShape();
        if (shape.isEmpty()) {
            return outcome;
        }
        return rows.with(rows.rows().stream()
                .map(row -> mask(shape.get().columns(), row))
                .toList());
    }

    private Row mask(List<Column> names, Row row) {
        List<Cell> cells = new ArrayList<>(row.cells());
        for (int i = 0; i < cells.size(); i++) {
            if (columns.contains(names.get(i).name())) {
                cells.set(i, mask(cells.get(i)));
            }
        }
        return new Row(cells);
    }

    private static Cell mask(Cell cell) {
        if (cell instanceof Cell.Null) {
            return cell;
        }
        String type = cell instanceof Cell.Lexical lexical
                ? lexical.type()
                : cell.getClass().getSimpleName();
        return Cell.lexical("masked", type.equals("masked") ? ((Cell.Lexical) cell).value() : type);
    }
}
