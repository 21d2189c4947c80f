package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The values for the places of a statement. A typed value is a {@link Cell.Lexical} with the system's name of the type.
 *
 * @param passed how the values of each place are passed
 * @param rows the values, one row for each execution
 */
public record Parameters(List<Passing> passed, List<Row> rows) {

    /** One row without a value, for a statement without a place. */
    public static final Parameters NONE = new Parameters(List.of(), List.of(Row.of()));

    public Parameters {
        passed = List.copyOf(passed);
        rows = List.copyOf(rows);
        int places = passed.size();
        rows.stream().filter(row -> row.cells().size() != places).findFirst().ifPresent(row -> {
            throw new IllegalArgumentException("a row of " + row.cells().size() + " values for " + places
                    + " places; give a value for each place");
        });
    }

    /** The ways in which a value is passed. A transport without one of them passes the value in its own way. */
    public enum Passing {
        /** As a value of the type that fits best. */
        VALUE,
        /** As an object, whose type the driver has to find out. */
        OBJECT,
        /** As a text, which the system converts. */
        TEXT,
        /** As a stream of known length. */
        STREAM,
        /** As a stream whose length is not told. */
        ENDLESS_STREAM,
        /** As a large object. */
        LOB;

        @JsonValue
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** Values that are passed as values of the types that fit best; one row. */
    public static Parameters values(Cell... cells) {
        return new Parameters(Collections.nCopies(cells.length, Passing.VALUE), List.of(Row.of(cells)));
    }

    /** Whether there is no place. */
    public boolean areNone() {
        return passed.isEmpty();
    }

    void requireOneRow() {
        if (rows.size() != 1) {
            throw new IllegalArgumentException(
                    rows.size() + " rows of parameters for one execution; give one row, or make a batch");
        }
    }
}
