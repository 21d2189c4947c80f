package dev.lockstep.report.html;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Row;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Values as a person reads them. They are like JSON, so that a text, a number and a null differ; but a letter is itself
 * and no escape, because the page can show every letter.
 */
final class Value {

    private static final String NUMBER = "number";

    /** A number with more zeros than this is shorter with an exponent. */
    private static final int DIGITS = 20;

    private Value() {}

    static String of(Row row) {
        return row.cells().stream().map(Value::of).collect(Collectors.joining(", ", "[", "]"));
    }

    static String of(Cell cell) {
        return plain(cell.toJson());
    }

    /** Returns a value that a difference has as JSON. An excerpt of JSON is shown as it is. */
    static String ofJson(String json) {
        try {
            return json.isEmpty() ? "" : of(Json.tree(json));
        } catch (JacksonException excerpt) {
            return json;
        }
    }

    /** Returns words that a difference has as a JSON text. */
    static String ofWords(String json) {
        String value = ofJson(json);
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** Returns the arguments of a command: {@code name="cup" size=3}. */
    static String ofArguments(JsonNode arguments) {
        return arguments.properties().stream()
                .map(argument -> argument.getKey() + "=" + of(argument.getValue()))
                .collect(Collectors.joining(" "));
    }

    static String of(JsonNode json) {
        return plain(Json.MAPPER.convertValue(json, Object.class));
    }

    private static String plain(Object value) {
        if (value instanceof String text) {
            return '"' + text + '"';
        }
        if (value instanceof BigDecimal number && Math.abs(number.scale()) <= DIGITS) {
            return number.toPlainString();
        }
        if (value instanceof Collection<?> values) {
            return values.stream().map(Value::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Map<?, ?> object) {
            return object.size() == 1 && object.get(NUMBER) instanceof String digits ? digits : plain(object);
        }
        return String.valueOf(value);
    }

    private static String plain(Map<?, ?> object) {
        if (object.get("type") instanceof String type && object.get("value") instanceof String text) {
            return '"' + text + '"' + (object.get("language") instanceof String language ? "@" + language : "") + "^^"
                    + type;
        }
        return object.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + plain(entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
