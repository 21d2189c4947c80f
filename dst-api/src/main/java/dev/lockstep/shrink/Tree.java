package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Walks through JSON, and copies it with changes. A place in it is a path such as {@code /persons/3/name}. */
final class Tree {

    private static final Pattern NUMBER = Pattern.compile("/[0-9]+(?=/|$)");

    private Tree() {}

    /** Changes a part of JSON. */
    @FunctionalInterface
    interface Change {
        /** Returns the new part at a place; empty if it stays, and its own parts are looked at. */
        Optional<JsonNode> of(String path, JsonNode part);
    }

    /** Returns the place in any element of its arrays. */
    static String starred(String path) {
        return NUMBER.matcher(path).replaceAll("/*");
    }

    /** Visits every part, an outer one before those in it. */
    static void visit(JsonNode json, BiConsumer<String, JsonNode> visitor) {
        visit("", json, visitor);
    }

    private static void visit(String path, JsonNode part, BiConsumer<String, JsonNode> visitor) {
        visitor.accept(path, part);
        if (part.isArray()) {
            for (int i = 0; i < part.size(); i++) {
                visit(path + "/" + i, part.get(i), visitor);
            }
        } else if (part.isObject()) {
            part.properties().forEach(each -> visit(path + "/" + each.getKey(), each.getValue(), visitor));
        }
    }

    /** Returns a copy with changes. */
    static JsonNode changed(JsonNode json, Change change) {
        return changed("", json, change);
    }

    private static JsonNode changed(String path, JsonNode part, Change change) {
        Optional<JsonNode> other = change.of(path, part);
        if (other.isPresent()) {
            return other.get();
        }
        if (part.isArray()) {
            ArrayNode copy = Json.MAPPER.createArrayNode();
            for (int i = 0; i < part.size(); i++) {
                copy.add(changed(path + "/" + i, part.get(i), change));
            }
            return copy;
        }
        if (part.isObject()) {
            ObjectNode copy = Json.MAPPER.createObjectNode();
            for (Map.Entry<String, JsonNode> each : part.properties()) {
                copy.set(each.getKey(), changed(path + "/" + each.getKey(), each.getValue(), change));
            }
            return copy;
        }
        return part;
    }
}
