package dev.lockstep.shrink;

import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The values in JSON by which commands and rows can be told to speak of the same thing. */
public final class Keys {

    private Keys() {}

    /** Returns the texts and the numbers of several digits; a small number is no name of anything. */
    public static Set<String> in(JsonNode json) {
        Set<String> keys = new TreeSet<>();
        add(json, keys);
        return keys;
    }

    private static void add(JsonNode json, Set<String> keys) {
        if (json.isContainer()) {
            json.values().forEach(value -> add(value, keys));
        } else if (json.isString() && !json.stringValue().isEmpty()) {
            keys.add(json.stringValue());
        } else if (json.isNumber() && json.toString().length() > 1) {
            keys.add(json.toString());
        }
    }
}
