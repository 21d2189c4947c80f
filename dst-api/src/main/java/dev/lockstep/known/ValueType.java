package dev.lockstep.known;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** The type of an argument or of a cell in its JSON form. */
enum ValueType {
    TEXT,
    NUMBER,
    BOOLEAN,
    /** No value: null. */
    NONE,
    /** A list, or a whole row. */
    LIST,
    /** A record, or a value whose type the system names. */
    OBJECT;

    /** Returns a value of this type. */
    JsonNode example() {
        return switch (this) {
            case TEXT -> StringNode.valueOf("text");
            case NUMBER -> IntNode.valueOf(1);
            case BOOLEAN -> BooleanNode.TRUE;
            case NONE -> NullNode.getInstance();
            case LIST -> JsonNodeFactory.instance.arrayNode();
            case OBJECT -> JsonNodeFactory.instance.objectNode();
        };
    }

    static ValueType of(JsonNode value) {
        if (value.isString()) {
            return TEXT;
        }
        if (value.isNumber()) {
            return NUMBER;
        }
        if (value.isBoolean()) {
            return BOOLEAN;
        }
        if (value.isNull() || value.isMissingNode()) {
            return NONE;
        }
        return value.isArray() ? LIST : OBJECT;
    }
}
