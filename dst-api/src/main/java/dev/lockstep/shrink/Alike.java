package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Gives an argument the same plain value wherever it occurs, if the finding does not need several. Walks that had the
 * same number twice by chance, and walks that did not, so end with the same commands. Values that tell things apart
 * stay: two things of one name are not possible, or are another finding.
 */
final class Alike {

    private static final JsonNode NUMBER = Json.MAPPER.getNodeFactory().numberNode(1);
    private static final JsonNode TEXT = Json.MAPPER.getNodeFactory().stringNode("a");

    private final Attempts attempts;

    Alike(Attempts attempts) {
        this.attempts = attempts;
    }

    /** Returns whether anything has become alike. */
    boolean reduce() throws IOException, InterruptedException {
        boolean changed = false;
        for (Map.Entry<String, Set<JsonNode>> argument : arguments().entrySet()) {
            if (argument.getValue().size() > 1) {
                changed |= isAlike(argument.getKey());
            }
        }
        return changed;
    }

    /** Returns the values of each argument of each kind. */
    private Map<String, Set<JsonNode>> arguments() {
        Map<String, Set<JsonNode>> arguments = new LinkedHashMap<>();
        for (Line line : attempts.best()) {
            Tree.visit(line.arguments(), (path, part) -> {
                if (plain(part).isPresent()) {
                    arguments
                            .computeIfAbsent(name(line, path), unused -> new LinkedHashSet<>())
                            .add(part);
                }
            });
        }
        return arguments;
    }

    private static String name(Line line, String path) {
        return line.command().kind() + Tree.starred(path);
    }

    private static Optional<JsonNode> plain(JsonNode value) {
        if (value.isString()) {
            return Optional.of(TEXT);
        }
        return value.isNumber() ? Optional.of(NUMBER) : Optional.empty();
    }

    private boolean isAlike(String argument) throws IOException, InterruptedException {
        List<Line> lines = attempts.best().stream()
                .map(line -> line.with(Tree.changed(
                        line.arguments(),
                        (path, part) -> name(line, path).equals(argument) ? plain(part) : Optional.empty())))
                .toList();
        return attempts.isPossible(lines) && attempts.tries(lines);
    }
}
