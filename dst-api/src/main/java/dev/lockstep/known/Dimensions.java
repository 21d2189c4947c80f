package dev.lockstep.known;

import dev.lockstep.op.Json;
import dev.lockstep.stream.Replayed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything by which the step of a witness could be another one: each argument of its command, and each fact about the
 * state before it. They come from the witness and not from the entry, so an entry that says nothing about one of them
 * is seen.
 *
 * @param arguments the values of the arguments, by path; a list is one argument
 * @param facts the facts, by name
 */
record Dimensions(Map<String, JsonNode> arguments, SortedMap<String, Long> facts) {

    static Dimensions of(Replayed last) {
        Map<String, JsonNode> arguments = new LinkedHashMap<>();
        addLeaves("", Json.MAPPER.valueToTree(last.command()), arguments);
        return new Dimensions(arguments, last.facts());
    }

    private static void addLeaves(String path, JsonNode node, Map<String, JsonNode> leaves) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(each -> addLeaves(path + "/" + each.getKey(), each.getValue(), leaves));
        } else {
            leaves.put(path, node);
        }
    }

    /** Returns the names that an entry may name as open: the facts, and the arguments with their outer ones. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (String path : arguments.keySet()) {
            for (int end = path.indexOf('/', 1); end > 0; end = path.indexOf('/', end + 1)) {
                names.add(path.substring(0, end));
            }
            names.add(path);
        }
        names.addAll(facts.keySet());
        return names.stream().distinct().toList();
    }

    /** Returns the arguments of which an entry says nothing. */
    List<String> untestedArguments(KnownDifference entry) {
        return arguments.keySet().stream()
                .filter(path -> !isOpen(path, entry.open()))
                .filter(path -> entry.conditions().stream().noneMatch(condition -> tests(condition, path)))
                .toList();
    }

    private static boolean isOpen(String path, List<String> open) {
        return open.stream().anyMatch(name -> name.equals(path) || path.startsWith(name + "/"));
    }

    private static boolean tests(Condition condition, String path) {
        if (!(condition instanceof Condition.Argument argument)) {
            return false;
        }
        String tested = "/" + String.join("/", argument.path());
        return tested.equals(path) || tested.startsWith(path + "/");
    }

    /** Returns the facts of which an entry says nothing. */
    List<String> untestedFacts(KnownDifference entry) {
        return facts.keySet().stream()
                .filter(name -> !entry.open().contains(name))
                .filter(name -> entry.conditions().stream()
                        .noneMatch(condition -> condition instanceof Condition.Fact fact
                                && fact.name().equals(name)))
                .toList();
    }

    /** Returns the same step with another value of an argument. */
    DescribedStep with(DescribedStep step, String argument) {
        ObjectNode changed = (ObjectNode) step.step().command().arguments().deepCopy();
        String[] names = argument.substring(1).split("/");
        ObjectNode inner = changed;
        for (int i = 0; i < names.length - 1; i++) {
            inner = (ObjectNode) inner.get(names[i]);
        }
        inner.set(names[names.length - 1], another(arguments.get(argument)));
        return step.withArguments(changed);
    }

    private static JsonNode another(JsonNode value) {
        if (value instanceof ArrayNode list) {
            ArrayNode longer = list.deepCopy();
            return longer.add("one more");
        }
        if (value.isNumber()) {
            return Json.MAPPER.valueToTree(value.decimalValue().add(BigDecimal.ONE));
        }
        if (value.isBoolean()) {
            return Json.MAPPER.valueToTree(!value.booleanValue());
        }
        return Json.MAPPER.valueToTree(value.isString() ? value.stringValue() + "'" : "another");
    }

    /** Returns the same step after another state: the fact is one more. */
    DescribedStep withFact(DescribedStep step, String name) {
        SortedMap<String, Long> changed = new TreeMap<>(step.step().facts());
        changed.merge(name, 1L, Long::sum);
        return step.withFacts(changed);
    }
}
