package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.annotation.JsonSerialize;

/** One row of an answer: its cells in the order of the query's columns. */
@JsonSerialize(using = RowWriter.class)
public record Row(List<Cell> cells) {

    public Row {
        cells = List.copyOf(cells);
    }

    /** Reads a row from its JSON form, already parsed into plain Java objects. A null is a cell like any other. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Row fromJson(Object json) {
        if (json instanceof List<?> cells) {
            return new Row(cells.stream().map(Cell::fromJson).toList());
        }
        throw new IllegalArgumentException("not a row: " + json + " (a row is an array of cells)");
    }

    public static Row of(Cell... cells) {
        return new Row(List.of(cells));
    }

    /** Returns a row of texts. */
    public static Row texts(String... texts) {
        return new Row(Arrays.stream(texts).map(Cell::text).toList());
    }
}
