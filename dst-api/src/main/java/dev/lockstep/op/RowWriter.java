package dev.lockstep.op;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/** Writes the JSON form of a row, an array of cells; see {@link CellWriter}. */
final class RowWriter extends ValueSerializer<Row> {

    private static final CellWriter CELLS = new CellWriter();

    @Override
    public void serialize(Row row, JsonGenerator out, SerializationContext context) {
        out.writeStartArray(row, row.cells().size());
        for (Cell cell : row.cells()) {
            CELLS.serialize(cell, out, context);
        }
        out.writeEndArray();
    }
}
