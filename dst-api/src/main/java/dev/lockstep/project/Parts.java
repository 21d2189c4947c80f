package dev.lockstep.project;

import dev.lockstep.op.Json;
import dev.lockstep.op.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The parts of the operations that the transports of a project are asked, as far as anybody knows them. A template can
 * name no other part.
 */
public final class Parts {

    /** Nobody knows the operations, because a workload in Java asks them. */
    public static final Parts UNKNOWN = new Parts(List.of(), false);

    private final List<JsonNode> examples;
    private final boolean all;

    private Parts(List<JsonNode> examples, boolean all) {
        this.examples = List.copyOf(examples);
        this.all = all;
    }

    /**
     * Returns the parts of operations.
     *
     * @param operations examples, which together have every part
     * @param all whether nothing else is asked
     */
    static Parts of(List<Operation> operations, boolean all) {
        List<JsonNode> examples = new ArrayList<>();
        for (Operation operation : operations) {
            Scope.of(operation, Map.of())
                    .flatMap(scope -> scope.find(Scope.REQUEST))
                    .ifPresent(examples::add);
        }
        return new Parts(examples, all);
    }

    /** Whether no operation has another part. */
    boolean areAll() {
        return all;
    }

    /** Whether some operation has a path such as {@code record.age}. */
    boolean has(String path) {
        return !at(path).isEmpty();
    }

    private List<JsonNode> at(String path) {
        List<JsonNode> found = examples;
        for (String part : path.equals(Scope.REQUEST) ? List.<String>of() : List.of(path.split("\\.", -1))) {
            found = found.stream().flatMap(node -> inside(node, part)).toList();
        }
        return found;
    }

    private static Stream<JsonNode> inside(JsonNode node, String part) {
        if (node.isArray()) {
            return part.matches("[0-9]{1,9}") ? node.valueStream() : Stream.empty();
        }
        return Optional.ofNullable(node.get(part)).stream();
    }

    /** Returns the parts that the words for each element of a path can name beside these. */
    Parts inEach(String path) {
        List<JsonNode> more = new ArrayList<>(examples);
        at(path).stream().flatMap(JsonNode::valueStream).forEach(element -> {
            ObjectNode named = Json.MAPPER.createObjectNode().put("name", "");
            more.add(named.set("value", element));
        });
        return new Parts(more, all);
    }

    /** Returns each path. An index in a list is written as 0. */
    SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>();
        examples.forEach(example -> add(example, "", paths));
        return paths;
    }

    private static void add(JsonNode node, String before, SortedSet<String> paths) {
        node.properties().forEach(entry -> {
            paths.add(before + entry.getKey());
            add(entry.getValue(), before + entry.getKey() + ".", paths);
        });
        if (node.isArray() && !node.isEmpty()) {
            paths.add(before + "0");
            node.valueStream().forEach(element -> add(element, before + "0.", paths));
        }
    }
}
