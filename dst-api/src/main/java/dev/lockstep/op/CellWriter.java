package dev.lockstep.op;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;

/**
 * Writes the JSON form of a cell. Every step writes many cells. The library would look for a way to write each of them
 * again, because a cell may be anything.
 */
final class CellWriter extends ValueSerializer<Cell> {

    @Override
    public void serialize(Cell cell, JsonGenerator out, SerializationContext context) {
        if (cell instanceof Cell.Text text) {
            out.writeString(text.value());
        } else if (cell instanceof Cell.Number number && !LongNumber.is(number.value())) {
            out.writeNumber(number.value());
        } else if (cell instanceof Cell.Null) {
            out.writeNull();
        } else {
            context.writeValue(out, cell.toJson());
        }
    }
}
