package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/** One row of an answer: its cells in the order of the query's columns. */
public record Row(@JsonValue List<Cell> cells) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Row {
        // List.copyOf refuses nulls; Jackson reads a JSON null as null, not as a cell.
        cells = cells.stream().map(cell -> cell == null ? Cell.NULL : cell).toList();
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells));
    }
}
