package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Makes lists in arguments shorter: batches, paths, the statements of a transaction. */
final class Elements {

    private final Attempts attempts;
    private final Set<String> keys;

    Elements(Attempts attempts, Set<String> keys) {
        this.attempts = attempts;
        this.keys = keys;
    }

    void reduce() throws IOException, InterruptedException {
        guiltyAlone();
        for (int fromTheEnd = 0; fromTheEnd < attempts.best().size(); fromTheEnd++) {
            List<Line> best = attempts.best();
            new OfLine(best.get(best.size() - 1 - fromTheEnd)).reduce("");
        }
    }

    /** Tries to leave in each list only the elements of which the finding speaks, or else the first one. */
    private void guiltyAlone() throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>();
        boolean changed = false;
        for (Line line : attempts.best()) {
            JsonNode smaller = Tree.changed(line.arguments(), (path, part) -> {
                if (!part.isArray() || part.size() < 2) {
                    return Optional.empty();
                }
                List<JsonNode> guilty = part.values().stream()
                        .filter(element -> Keys.in(element).stream().anyMatch(keys::contains))
                        .toList();
                return Optional.of(array(guilty.isEmpty() ? List.of(part.get(0)) : guilty));
            });
            boolean same = smaller.equals(line.arguments());
            changed |= !same;
            lines.add(same ? line : line.with(smaller));
        }
        if (changed) {
            attempts.tries(lines);
        }
    }

    private static ArrayNode array(Collection<JsonNode> elements) {
        ArrayNode array = Json.MAPPER.createArrayNode();
        elements.forEach(array::add);
        return array;
    }

    /** The lists of one line, an outer one before those in it. */
    private final class OfLine {

        private Line line;

        OfLine(Line line) {
            this.line = line;
        }

        void reduce(String path) throws IOException, InterruptedException {
            if (part(path).isArray()) {
                shorten(path);
                for (int i = 0; i < part(path).size(); i++) {
                    reduce(path + "/" + i);
                }
            } else if (part(path).isObject()) {
                for (String name : List.copyOf(part(path).propertyNames())) {
                    reduce(path + "/" + name);
                }
            }
        }

        private JsonNode part(String path) {
            List<JsonNode> found = new ArrayList<>();
            Tree.visit(line.arguments(), (place, part) -> {
                if (place.equals(path)) {
                    found.add(part);
                }
            });
            return found.get(0);
        }

        private void shorten(String path) throws IOException, InterruptedException {
            List<JsonNode> all = List.copyOf(part(path).values());
            Set<Integer> gone = new TreeSet<>();
            Bisection.leaveOut(
                    IntStream.range(0, all.size()).boxed().toList(), element -> !gone.contains(element), block -> {
                        Set<Integer> without = new TreeSet<>(gone);
                        without.addAll(block);
                        List<JsonNode> rest = IntStream.range(0, all.size())
                                .filter(element -> !without.contains(element))
                                .mapToObj(all::get)
                                .toList();
                        return becomes(path, array(rest)) && gone.addAll(block);
                    });
        }

        private boolean becomes(String path, JsonNode shorter) throws IOException, InterruptedException {
            Line other = line.with(Tree.changed(
                    line.arguments(), (place, part) -> place.equals(path) ? Optional.of(shorter) : Optional.empty()));
            List<Line> lines = new ArrayList<>(attempts.best());
            lines.replaceAll(each -> each == line ? other : each);
            if (!attempts.tries(lines)) {
                return false;
            }
            line = other;
            return true;
        }
    }
}
