package dev.lockstep.known;

import dev.lockstep.op.Json;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * One test that an entry may make of a value. The vocabulary is closed and typed: the test of a value with another type
 * fails.
 */
sealed interface ValueTest {

    boolean holds(JsonNode value);

    /** Returns a value that passes. */
    JsonNode example();

    /** Returns a value of the same shape that fails. The narrowness proof uses it as a replacement. */
    JsonNode violation(JsonNode value);

    /** Returns the test as an entry writes it. */
    String text();

    /** The value is exactly this one: a text, a number, a boolean or null. */
    record Equals(JsonNode expected) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return expected.isNumber() && value.isNumber()
                    ? expected.decimalValue().compareTo(value.decimalValue()) == 0
                    : expected.equals(value);
        }

        @Override
        public JsonNode example() {
            return expected;
        }

        @Override
        public JsonNode violation(JsonNode value) {
            if (expected.isNumber()) {
                return Json.MAPPER.valueToTree(expected.decimalValue().add(BigDecimal.ONE));
            }
            return Json.MAPPER.valueToTree(expected.isString() ? expected.stringValue() + "'" : "another");
        }

        @Override
        public String text() {
            return "equals: " + expected;
        }
    }

    /** The value has this type. */
    record Type(ValueType type) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return ValueType.of(value) == type;
        }

        @Override
        public JsonNode example() {
            return type.example();
        }

        @Override
        public JsonNode violation(JsonNode value) {
            return Json.MAPPER.valueToTree(type == ValueType.NUMBER ? "another" : 17);
        }

        @Override
        public String text() {
            return "type: " + type.name().toLowerCase(Locale.ROOT);
        }
    }

    /** The number of a list's elements, or of a text's UTF-16 units, is in this range; both ends are included. */
    record Size(int atLeast, int atMost) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            int size = value.isArray()
                    ? value.size()
                    : value.isString() ? value.stringValue().length() : -1;
            return size >= atLeast && size <= atMost;
        }

        @Override
        public JsonNode example() {
            return Json.MAPPER.valueToTree("x".repeat(atLeast));
        }

        @Override
        public JsonNode violation(JsonNode value) {
            int size = atMost < Integer.MAX_VALUE ? atMost + 1 : atLeast - 1;
            if (value.isString()) {
                return Json.MAPPER.valueToTree("x".repeat(size));
            }
            ArrayNode list = Json.MAPPER.createArrayNode();
            for (int i = 0; i < size; i++) {
                list.add(value.isEmpty() ? Json.MAPPER.nullNode() : value.get(i % value.size()));
            }
            return list;
        }

        @Override
        public String text() {
            if (atLeast == atMost) {
                return "size: " + atLeast;
            }
            return atLeast > 0 ? "sizeAtLeast: " + atLeast : "sizeAtMost: " + atMost;
        }
    }

    /** The value is a number that is at least this. */
    record AtLeast(BigDecimal least) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return value.isNumber() && value.decimalValue().compareTo(least) >= 0;
        }

        @Override
        public JsonNode example() {
            return Json.MAPPER.valueToTree(least);
        }

        @Override
        public JsonNode violation(JsonNode value) {
            return Json.MAPPER.valueToTree(least.subtract(BigDecimal.ONE));
        }

        @Override
        public String text() {
            return "atLeast: " + least.toPlainString();
        }
    }

    /** The value is a number that is at most this. */
    record AtMost(BigDecimal most) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return value.isNumber() && value.decimalValue().compareTo(most) <= 0;
        }

        @Override
        public JsonNode example() {
            return Json.MAPPER.valueToTree(most);
        }

        @Override
        public JsonNode violation(JsonNode value) {
            return Json.MAPPER.valueToTree(most.add(BigDecimal.ONE));
        }

        @Override
        public String text() {
            return "atMost: " + most.toPlainString();
        }
    }

    /** The value is one whose type the system names, such as a typed literal, and has this lexical form. */
    record Lexical(String form) implements ValueTest {
        private static final String VALUE = "value";

        @Override
        public boolean holds(JsonNode value) {
            return value.isObject()
                    && value.has("type")
                    && StringNode.valueOf(form).equals(value.get(VALUE));
        }

        @Override
        public JsonNode example() {
            return withForm(Json.MAPPER.createObjectNode().put("type", "type"), form);
        }

        @Override
        public JsonNode violation(JsonNode value) {
            return withForm(
                    value instanceof ObjectNode object ? object.deepCopy() : (ObjectNode) example(), form + "'");
        }

        private static ObjectNode withForm(ObjectNode value, String form) {
            return value.put(VALUE, form);
        }

        @Override
        public String text() {
            return "lexical: " + StringNode.valueOf(form);
        }
    }

    /** The value is a text that contains such a character. */
    record Has(TextTrait trait) implements ValueTest {
        @Override
        public boolean holds(JsonNode value) {
            return value.isString() && trait.in(value.stringValue());
        }

        @Override
        public JsonNode example() {
            return Json.MAPPER.valueToTree(trait.example());
        }

        @Override
        public JsonNode violation(JsonNode value) {
            return Json.MAPPER.valueToTree("plain");
        }

        @Override
        public String text() {
            return "has: " + trait.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
