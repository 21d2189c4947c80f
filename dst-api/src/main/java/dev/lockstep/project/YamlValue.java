package dev.lockstep.project;

import dev.lockstep.op.Json;
import dev.lockstep.op.JsonFault;
import dev.lockstep.op.Outcome;
import dev.lockstep.platform.Nearest;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value of a YAML file, read strictly: it knows its line, each key occurs once, and whoever reads a mapping says
 * which keys it may have. All errors are {@link ProjectException}.
 */
public final class YamlValue {

    private static final Set<Tag> TAGS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL);
    private static final int MOST_LEVELS = 200;
    private static final int MOST_VALUES = 100_000;

    private final Path file;
    private final Node node;
    private final int line;
    private final String name;

    private YamlValue(Path file, Node node, int line, String name) {
        this.file = file;
        this.node = node;
        this.line = line;
        this.name = name;
    }

    /** Reads the only document of a file. */
    public static YamlValue read(Path file) {
        try {
            return parse(file, Files.readString(file, StandardCharsets.UTF_8));
        } catch (CharacterCodingException e) {
            throw new ProjectException(file, "not UTF-8; save the file as UTF-8", e);
        } catch (IOException e) {
            throw new ProjectException(file, "cannot be read (" + e + ")", e);
        }
    }

    /** Reads a text as the only document of a file. */
    public static YamlValue parse(Path file, String text) {
        try {
            Node root = new Compose(LoadSettings.builder().build())
                    .composeString(text)
                    .orElseThrow(() -> new ProjectException(file, 1, "the file is empty; ./lockstep init writes one"));
            requireSmall(file, root, 0, new AtomicInteger());
            return new YamlValue(file, root, lineOf(root), "");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ProjectException(file, line, "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new ProjectException(file, "not YAML: " + JsonFault.shown(String.valueOf(e.getMessage())), e);
        } catch (StackOverflowError e) {
            throw new ProjectException(file, "has too many levels; a project file needs few", e);
        }
    }

    /** An alias stands for all that its anchor has, so a short file may be endless: a list that has itself inside. */
    private static void requireSmall(Path file, Node node, int level, AtomicInteger size) {
        if (level > MOST_LEVELS || size.incrementAndGet() > MOST_VALUES) {
            throw new ProjectException(
                    file, lineOf(node), "with its aliases the file has too many values; write them out, without '*'");
        }
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(element -> requireSmall(file, element, level + 1, size));
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> requireSmall(file, entry.getValueNode(), level + 1, size));
        }
    }

    private static int lineOf(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    public Path file() {
        return file;
    }

    /** Returns the line, counted from 1. */
    public int line() {
        return line;
    }

    /** Returns an exception for this value. */
    public ProjectException wrong(String message) {
        return new ProjectException(file, line, (name.isEmpty() ? "" : name + ": ") + message);
    }

    public boolean isMapping() {
        return node instanceof MappingNode;
    }

    public boolean isList() {
        return node instanceof SequenceNode;
    }

    public boolean isText() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    public boolean isNull() {
        return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
    }

    /** Refuses every key of this mapping but these, and returns this value. */
    public YamlValue allow(String... allowed) {
        return allow(Arrays.asList(allowed));
    }

    /** Refuses every key of this mapping but these, and returns this value. */
    public YamlValue allow(Collection<String> allowed) {
        entries().forEach((key, value) -> {
            if (!allowed.contains(key)) {
                String meant = Nearest.to(key, allowed)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(".");
                throw new ProjectException(
                        file,
                        value.line,
                        "unknown key '" + JsonFault.shown(key) + "'" + meant + " The keys here are "
                                + String.join(", ", allowed));
            }
        });
        return this;
    }

    /** Returns the values of this mapping by key, in the order of the file. */
    public Map<String, YamlValue> entries() {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong("a mapping is expected here");
        }
        Map<String, YamlValue> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            int at = lineOf(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode scalar)) {
                throw new ProjectException(file, at, "a key is a text");
            }
            String key = scalar.getValue();
            String path = name.isEmpty() ? key : name + "." + key;
            if (entries.put(key, new YamlValue(file, tuple.getValueNode(), at, path)) != null) {
                throw new ProjectException(file, at, "the key '" + JsonFault.shown(key) + "' occurs twice; keep one");
            }
        }
        return entries;
    }

    public boolean has(String key) {
        return entries().containsKey(key);
    }

    /** Returns the value of a key that may be missing. */
    public Optional<YamlValue> find(String key) {
        return Optional.ofNullable(entries().get(key));
    }

    /** Returns the value of a key. */
    public YamlValue at(String key) {
        return find(key).orElseThrow(() -> wrong("the key '" + key + "' is missing"));
    }

    /** Returns the elements of this list. */
    public List<YamlValue> elements() {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong("a list is expected here");
        }
        List<YamlValue> elements = new ArrayList<>();
        for (Node element : sequence.getValue()) {
            elements.add(new YamlValue(file, element, lineOf(element), name + "[" + elements.size() + "]"));
        }
        return elements;
    }

    /** Reads a text, which may be empty. */
    public String text() {
        JsonNode value = scalar();
        if (!value.isString()) {
            throw wrong(
                    "a text is expected here, but this is " + JsonFault.shown(value.toString()) + "; put it in quotes");
        }
        return value.stringValue();
    }

    /** Reads a list of texts. */
    public List<String> texts() {
        return elements().stream().map(YamlValue::text).toList();
    }

    /** Reads one of these texts. */
    public String oneOf(Collection<String> allowed) {
        String text = text();
        if (!allowed.contains(text)) {
            throw wrong("'" + JsonFault.shown(text) + "' is not one of " + String.join(", ", allowed));
        }
        return text;
    }

    /** Reads the class of a refusal. What nobody has classified, and what a code decides, is no class to name. */
    public String refusalClass() {
        String word = text();
        if (!word.matches("[A-Z][A-Z0-9_]*")) {
            throw wrong("'" + JsonFault.shown(word) + "' is no class; a class is a word in capitals, such as MISSING");
        }
        if (word.equals(Outcome.Refused.UNCLASSIFIED) || word.equals("CODE")) {
            throw wrong(word + " cannot be a class; write a word that says why, such as MISSING");
        }
        return word;
    }

    /** Reads true or false. */
    public boolean truth() {
        JsonNode value = scalar();
        if (!value.isBoolean()) {
            throw wrong("true or false is expected here, but this is " + JsonFault.shown(value.toString()));
        }
        return value.booleanValue();
    }

    /** Reads a number. */
    public BigDecimal number() {
        JsonNode value = scalar();
        if (!value.isNumber()) {
            throw wrong("a number is expected here, but this is " + JsonFault.shown(value.toString()));
        }
        return value.decimalValue();
    }

    /** Reads a whole number that is at least this. */
    public int whole(int least) {
        BigDecimal number = number();
        try {
            if (number.intValueExact() >= least) {
                return number.intValueExact();
            }
        } catch (ArithmeticException e) {
            throw wrong("a whole number is expected here, but this is " + number);
        }
        throw wrong(number + " is too small; write at least " + least);
    }

    /** Returns this value as JSON: a mapping as an object, a list as an array. */
    public JsonNode json() {
        if (isMapping()) {
            ObjectNode object = Json.MAPPER.createObjectNode();
            entries().forEach((key, value) -> object.set(key, value.json()));
            return object;
        }
        if (isList()) {
            ArrayNode array = Json.MAPPER.createArrayNode();
            elements().forEach(element -> array.add(element.json()));
            return array;
        }
        return scalar();
    }

    private JsonNode scalar() {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong("a single value is expected here");
        }
        Tag tag = scalar.getTag();
        if (!TAGS.contains(tag)) {
            throw wrong("has the tag " + JsonFault.shown(tag.getValue()) + ", which nobody reads; leave it out");
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return number(scalar.getValue());
        }
        if (tag.equals(Tag.BOOL)) {
            return Json.MAPPER.valueToTree(Boolean.valueOf(scalar.getValue()));
        }
        return tag.equals(Tag.NULL) ? Json.MAPPER.nullNode() : Json.MAPPER.valueToTree(scalar.getValue());
    }

    private JsonNode number(String digits) {
        try {
            if (Json.isShort(digits)) {
                return Json.MAPPER.valueToTree(new BigDecimal(digits));
            }
        } catch (NumberFormatException notDecimal) {
            throw wrong(JsonFault.shown(digits) + " is not a decimal number; write digits, or put it in quotes");
        }
        throw wrong(JsonFault.shown(digits) + " has too many digits; write a number with fewer");
    }
}
