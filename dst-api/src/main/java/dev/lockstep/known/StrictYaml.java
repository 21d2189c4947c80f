package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;

/**
 * A mapping of a YAML file, read strictly, with the line of every part: each key occurs once, no key is unknown, and
 * each value has the requested type.
 */
final class StrictYaml {

    private final Path file;
    private final int line;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();

    private StrictYaml(Path file, int line) {
        this.file = file;
        this.line = line;
    }

    /**
     * Returns the mapping of a node.
     *
     * @param keys the keys that it may have
     */
    static StrictYaml of(Path file, Node node, Collection<String> keys) throws KnownListException {
        StrictYaml section = new StrictYaml(file, lineOf(node));
        if (!(node instanceof MappingNode mapping)) {
            throw section.wrong("a mapping with the keys " + keys + " is expected here");
        }
        for (NodeTuple tuple : mapping.getValue()) {
            section.add(tuple, keys);
        }
        return section;
    }

    private void add(NodeTuple tuple, Collection<String> keys) throws KnownListException {
        int at = lineOf(tuple.getKeyNode());
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!keys.contains(key)) {
            throw new KnownListException(
                    file, at, "unknown key '" + JsonFault.shown(key) + "'; the keys here are " + keys);
        }
        if (values.put(key, tuple.getValueNode()) != null) {
            throw new KnownListException(file, at, "the key '" + key + "' occurs twice; keep one");
        }
        lines.put(key, at);
    }

    /** Returns the line of a node, counted from 1. */
    static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    int line() {
        return line;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    /** Returns an exception for the section as a whole. */
    KnownListException wrong(String message) {
        return new KnownListException(file, line, message);
    }

    /** Returns an exception for the value of this key. */
    KnownListException wrong(String key, String message) {
        return new KnownListException(file, lines.getOrDefault(key, line), key + ": " + message);
    }

    private Node node(String key) throws KnownListException {
        Node node = values.get(key);
        if (node == null) {
            throw wrong("the key '" + key + "' is missing");
        }
        return node;
    }

    private JsonNode scalar(String key) throws KnownListException {
        if (node(key) instanceof ScalarNode scalar && isNumber(scalar) && !Json.isShort(scalar.getValue())) {
            throw wrong(key, JsonFault.shown(scalar.getValue()) + " has too many digits; write a number with fewer");
        }
        return scalar(node(key)).orElseThrow(() -> wrong(key, "a single value is expected here"));
    }

    private static boolean isNumber(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT);
    }

    private static Optional<JsonNode> scalar(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return Optional.empty();
        }
        Tag tag = scalar.getTag();
        if (isNumber(scalar)) {
            try {
                return Optional.of(Json.MAPPER.valueToTree(new BigDecimal(scalar.getValue())));
            } catch (NumberFormatException notDecimal) {
                return Optional.empty();
            }
        }
        if (tag.equals(Tag.BOOL)) {
            return Optional.of(Json.MAPPER.valueToTree(Boolean.valueOf(scalar.getValue())));
        }
        return Optional.of(tag.equals(Tag.NULL) ? Json.MAPPER.nullNode() : Json.MAPPER.valueToTree(scalar.getValue()));
    }

    /** Reads a text that is not blank. */
    String text(String key) throws KnownListException {
        JsonNode value = scalar(key);
        if (!value.isString()) {
            throw wrong(
                    key,
                    "a text is expected here, but this is " + JsonFault.shown(value.toString()) + "; put it in quotes");
        }
        if (value.stringValue().isBlank()) {
            throw wrong(key, "is empty; fill it in");
        }
        return value.stringValue();
    }

    /** Reads a text that may be empty. */
    String textOrEmpty(String key) throws KnownListException {
        JsonNode value = scalar(key);
        if (!value.isString()) {
            throw wrong(
                    key,
                    "a text is expected here, but this is " + JsonFault.shown(value.toString()) + "; put it in quotes");
        }
        return value.stringValue();
    }

    /** Reads one of these texts. */
    String oneOf(String key, Collection<String> allowed) throws KnownListException {
        String text = text(key);
        if (!allowed.contains(text)) {
            throw wrong(key, "'" + text + "' is not one of " + allowed);
        }
        return text;
    }

    /** Reads a list of these texts, with at least one element. */
    List<String> textsOf(String key, Collection<String> allowed) throws KnownListException {
        if (!(node(key) instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw wrong(key, "a list with at least one of " + allowed + " is expected here");
        }
        List<String> texts = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            String text = node instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!allowed.contains(text) || texts.contains(text)) {
                throw wrong(key, "'" + JsonFault.shown(text) + "' is repeated, or not one of " + allowed);
            }
            texts.add(text);
        }
        return texts;
    }

    /** Reads a whole number that is at least this. */
    int number(String key, int least) throws KnownListException {
        BigDecimal number = decimal(key);
        try {
            if (number.intValueExact() >= least) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            throw wrong(key, "a whole number is expected here, but this is " + number);
        }
        throw wrong(key, number + " is too small; write at least " + least);
    }

    BigDecimal decimal(String key) throws KnownListException {
        JsonNode value = scalar(key);
        if (!value.isNumber()) {
            throw wrong(key, "a number is expected here, but this is " + JsonFault.shown(value.toString()));
        }
        return value.decimalValue();
    }

    LocalDate date(String key) throws KnownListException {
        String text = text(key);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw wrong(key, "'" + text + "' is not a date; write it as 2027-05-23");
        }
    }

    /** Reads any single value. */
    JsonNode value(String key) throws KnownListException {
        return scalar(key);
    }

    /** Returns the key's value if it is a text, without checking it. */
    Optional<String> textIfAny(String key) {
        Node node = values.get(key);
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    boolean isSection(String key) {
        return values.get(key) instanceof MappingNode;
    }

    StrictYaml section(String key, Collection<String> keys) throws KnownListException {
        return of(file, node(key), keys);
    }

    /** Reads a list of mappings, with at least one element. */
    List<StrictYaml> sections(String key, Collection<String> keys) throws KnownListException {
        if (!(node(key) instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw wrong(key, "a list with at least one element is expected here");
        }
        List<StrictYaml> sections = new ArrayList<>();
        for (Node node : sequence.getValue()) {
            sections.add(of(file, node, keys));
        }
        return sections;
    }

    /** Returns the only key of these that is present. */
    String onlyKey(Collection<String> keys) throws KnownListException {
        List<String> here = keys.stream().filter(this::has).toList();
        if (here.size() != 1) {
            throw wrong("exactly one of " + keys + " is expected here, but there is "
                    + (here.isEmpty() ? "none" : String.join(" and ", here)));
        }
        return here.get(0);
    }
}
