package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Makes the texts and numbers of arguments simple. A value is replaced wherever it occurs, because a command means the
 * same thing as an earlier one by it: texts become {@code a, b, c…} and numbers {@code 1, 2, 3…}, in the order in which
 * they come up. So different walks of one bug end with the same commands, and a zero or an empty text that stays is one
 * that the finding needs. A value that cannot be replaced is guilty, and is made as short as it can be.
 */
final class Values {

    private final Attempts attempts;

    Values(Attempts attempts) {
        this.attempts = attempts;
    }

    void reduce() throws IOException, InterruptedException {
        Map<JsonNode, JsonNode> plain = plan(Set.of());
        Set<JsonNode> done = new HashSet<>(plain.values());
        plain.entrySet()
                .removeIf(each -> each.getKey().equals(each.getValue())
                        || !isPossible(Map.of(each.getKey(), aside(each.getKey()))));
        if (!plain.isEmpty() && !becomes(plain)) {
            Map<JsonNode, JsonNode> apart = plan(values());
            apart.keySet().retainAll(plain.keySet());
            done = new HashSet<>(apart.values());
            Bisection.leaveOut(List.copyOf(apart.keySet()), this::occurs, block -> {
                Map<JsonNode, JsonNode> some = new LinkedHashMap<>(apart);
                some.keySet().retainAll(block);
                return becomes(some);
            });
        }
        guilty(done);
        if (new Together(this, List.copyOf(integers(done))).lower()) {
            guilty(done);
        }
        if (new Alike(attempts).reduce()) {
            again();
        }
    }

    /** Closes the gaps that values have left which are gone. */
    private void again() throws IOException, InterruptedException {
        Map<JsonNode, JsonNode> plain = plan(Set.of());
        plain.entrySet().removeIf(each -> each.getKey().equals(each.getValue()) || isPlain(each.getKey()));
        if (!plain.isEmpty()) {
            becomes(plain);
        }
    }

    private void guilty(Set<JsonNode> done) throws IOException, InterruptedException {
        for (JsonNode guilty : values()) {
            if (!done.contains(guilty) && !isPlain(guilty)) {
                new Guilty(this, attempts, guilty).reduce();
            }
        }
    }

    /** Returns the values that are not as plain as they can be, because the finding needs them so. */
    List<JsonNode> guilty() {
        Map<JsonNode, JsonNode> plain = plan(Set.of());
        return plain.keySet().stream()
                .filter(value -> !isPlain(value) && !plain.containsValue(value))
                .toList();
    }

    /** Whether nothing differs if another value stands in the place of one. */
    boolean agrees(JsonNode value, JsonNode other) throws IOException, InterruptedException {
        return attempts.agrees(replaced(Map.of(value, other)));
    }

    private Set<JsonNode> integers(Set<JsonNode> done) {
        Set<JsonNode> integers = values();
        integers.removeIf(value -> !value.isIntegralNumber() || done.contains(value));
        return integers;
    }

    /**
     * Returns the plainest value for each value, which may be so plain already.
     *
     * @param taken the values that may not be used, so that two things do not become one
     */
    private Map<JsonNode, JsonNode> plan(Set<JsonNode> taken) {
        Map<JsonNode, JsonNode> plan = new LinkedHashMap<>();
        int texts = 0;
        int numbers = 0;
        for (JsonNode value : values()) {
            JsonNode plain;
            do {
                plain = value.isString() ? text(texts++) : number(numbers++);
            } while (taken.contains(plain) && !plain.equals(value));
            plan.put(value, plain);
        }
        return plan;
    }

    /** Nothing is plainer than a zero and an empty text. */
    private static boolean isPlain(JsonNode value) {
        return value.isString()
                ? value.stringValue().isEmpty()
                : value.decimalValue().signum() == 0;
    }

    /** Returns a value that stands for nothing else, to see whether any other value is possible in its place. */
    private JsonNode aside(JsonNode value) {
        Set<JsonNode> taken = values();
        int i = 0;
        JsonNode other;
        do {
            other = value.isString() ? text(i) : number(i);
            i++;
        } while (taken.contains(other));
        return other;
    }

    private static JsonNode text(int i) {
        String letter = String.valueOf((char) ('a' + i % 26));
        return Json.MAPPER.getNodeFactory().stringNode(i < 26 ? letter : letter + i / 26);
    }

    private static JsonNode number(int i) {
        return Json.MAPPER.getNodeFactory().numberNode(i + 1);
    }

    /** Returns the values in the order in which they come up. */
    Set<JsonNode> values() {
        Set<JsonNode> values = new LinkedHashSet<>();
        for (Line line : attempts.best()) {
            Tree.visit(line.arguments(), (path, part) -> {
                if (part.isString() || part.isNumber()) {
                    values.add(part);
                }
            });
        }
        return values;
    }

    boolean occurs(JsonNode value) {
        return values().contains(value);
    }

    boolean becomes(Map<JsonNode, JsonNode> others) throws IOException, InterruptedException {
        return attempts.tries(replaced(others));
    }

    private boolean isPossible(Map<JsonNode, JsonNode> others) {
        return attempts.isPossible(replaced(others));
    }

    private List<Line> replaced(Map<JsonNode, JsonNode> others) {
        List<Line> lines = new ArrayList<>();
        for (Line line : attempts.best()) {
            JsonNode arguments = Tree.changed(line.arguments(), (path, part) -> Optional.ofNullable(others.get(part)));
            lines.add(arguments.equals(line.arguments()) ? line : line.with(arguments));
        }
        return lines;
    }
}
