package dev.lockstep.op;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * One value of a row.
 *
 * <p>Cells of two variants are never equal: the text {@code "1"} and the number {@code 1} differ by type. In JSON a
 * null, a text, a number and a boolean are themselves; a {@link Lexical} is an object, and so is a number with more
 * digits than JSON is read with: {@code {"number":"1E+2000"}}.
 */
@JsonSerialize(using = CellWriter.class)
public sealed interface Cell {

    /** The absence of a value. */
    Cell NULL = new Null();

    static Cell text(String value) {
        return new Text(value);
    }

    static Cell number(long value) {
        return new Number(BigDecimal.valueOf(value));
    }

    static Cell number(BigDecimal value) {
        return new Number(value);
    }

    static Cell bool(boolean value) {
        return new Bool(value);
    }

    static Cell lexical(String type, String value) {
        return new Lexical(type, value, "");
    }

    /** Reads a cell from its JSON form, already parsed into plain Java objects. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Cell fromJson(Object json) {
        if (json == null) {
            return NULL;
        }
        if (json instanceof String text) {
            return text(text);
        }
        if (json instanceof Boolean bool) {
            return bool(bool);
        }
        if (json instanceof java.lang.Number number) {
            return number(new BigDecimal(number.toString()));
        }
        if (json instanceof Map<?, ?> map
                && map.get("type") instanceof String type
                && map.get("value") instanceof String value
                && (map.size() == 2 || map.size() == 3 && map.get("language") instanceof String)) {
            return new Lexical(type, value, map.size() == 2 ? "" : (String) map.get("language"));
        }
        if (json instanceof Map<?, ?> map && map.size() == 1 && map.get("number") instanceof String digits) {
            return LongNumber.read(digits);
        }
        throw new IllegalArgumentException("not a cell: " + json
                + " (a cell is null, a text, a number, true, false, {\"type\":…,\"value\":…[,\"language\":…]},"
                + " or {\"number\":…} with more than 1000 digits)");
    }

    /** The cell as the plain Java object that is written to JSON. */
    Object toJson();

    /** See {@link Cell#NULL}. */
    record Null() implements Cell {
        @Override
        public Object toJson() {
            return null;
        }
    }

    /** A text: any sequence of UTF-16 units, including NUL. */
    record Text(String value) implements Cell {
        public Text {
            Objects.requireNonNull(value);
        }

        @Override
        public Object toJson() {
            return value;
        }
    }

    /** An exact decimal. The scale does not count: {@code 1.50} is {@code 1.5}. */
    record Number(BigDecimal value) implements Cell {
        public Number {
            value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        }

        @Override
        public Object toJson() {
            return LongNumber.is(value) ? LongNumber.written(value) : value;
        }
    }

    /** A truth value. */
    record Bool(boolean value) implements Cell {
        @Override
        public Object toJson() {
            return value;
        }
    }

    /**
     * A value whose type the system names: an IRI, a typed literal, a date.
     *
     * @param type the system's name for the type
     * @param value the lexical form
     * @param language the language tag; empty if there is none
     */
    record Lexical(String type, String value, String language) implements Cell {
        public Lexical {
            Objects.requireNonNull(type);
            Objects.requireNonNull(value);
            Objects.requireNonNull(language);
        }

        @Override
        public Object toJson() {
            return language.isEmpty()
                    ? new TreeMap<>(Map.of("type", type, "value", value))
                    : new TreeMap<>(Map.of("type", type, "value", value, "language", language));
        }
    }
}
