package dev.lockstep.workloads.asked;

import dev.lockstep.op.Cell;
import dev.lockstep.op.Json;
import dev.lockstep.op.Request;
import dev.lockstep.workloads.domain.Values;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON in which a text such as {@code {id}} stands for an argument. A text that is nothing but one argument becomes its
 * value, with its type; in a longer text the argument is a part of the text.
 */
record Shape(JsonNode json) {

    static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]*)\\}");

    /** Returns the names of the arguments. */
    List<String> names() {
        return HOLE.matcher(json.toString())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    JsonNode with(Values arguments) {
        return with(json, arguments);
    }

    private static JsonNode with(JsonNode node, Values arguments) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), with(entry.getValue(), arguments)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            array.forEach(element -> copy.add(with(element, arguments)));
            return copy;
        }
        return node.isString() ? text(node.stringValue(), arguments) : node;
    }

    private static JsonNode text(String text, Values arguments) {
        Matcher holes = HOLE.matcher(text);
        if (holes.matches()) {
            return Json.MAPPER.valueToTree(arguments.cells().get(holes.group(1)));
        }
        return Json.MAPPER.valueToTree(holes.replaceAll(
                hole -> Matcher.quoteReplacement(plain(arguments.cells().get(hole.group(1))))));
    }

    private static String plain(Cell cell) {
        return cell instanceof Cell.Number number ? number.value().toPlainString() : String.valueOf(cell.toJson());
    }

    /** Returns the request; the JSON is an object with a verb. */
    Request request(Values arguments) {
        return request((ObjectNode) with(arguments));
    }

    /** Returns the request as the file has it, with the names of the arguments in the place of their values. */
    Request request() {
        return request((ObjectNode) json);
    }

    private static Request request(ObjectNode object) {
        Request request = Request.of(object.get("verb").stringValue());
        for (var part : object.properties()) {
            if (!part.getKey().equals("verb")) {
                request = request.with(part.getKey(), part.getValue());
            }
        }
        return request;
    }

    /** Returns the JSON as a cell. */
    Cell cell(Values arguments) {
        JsonNode value = with(arguments);
        return value.isNull() ? Cell.NULL : Json.MAPPER.treeToValue(value, Cell.class);
    }
}
