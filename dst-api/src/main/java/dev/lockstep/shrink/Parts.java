package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Leaves out optional parts of arguments, and switches off what is on. A part is optional if its type says so, or if
 * some line of the walk has nothing there.
 */
final class Parts {

    private final Attempts attempts;
    private final Set<String> optional;

    Parts(Attempts attempts, Set<String> optional) {
        this.attempts = attempts;
        this.optional = optional;
    }

    /** A place in a line, which is counted from the end. */
    private record Place(int fromTheEnd, String path) {}

    /** Returns the places where some line has nothing. */
    static Set<String> optional(List<Line> lines) {
        Set<String> places = new TreeSet<>();
        for (Line line : lines) {
            Tree.visit(line.arguments(), (path, part) -> {
                if (part.isNull()) {
                    places.add(place(line, path));
                }
            });
        }
        return places;
    }

    private static String place(Line line, String path) {
        return line.command().kind() + Tree.starred(path);
    }

    void reduce() throws IOException, InterruptedException {
        List<Place> places = new ArrayList<>();
        List<Line> best = attempts.best();
        for (int at = 0; at < best.size(); at++) {
            Line line = best.get(at);
            int fromTheEnd = best.size() - 1 - at;
            Tree.visit(line.arguments(), (path, part) -> {
                if (simpler(line, path, part).isPresent()) {
                    places.add(new Place(fromTheEnd, path));
                }
            });
        }
        int size = best.size();
        Bisection.leaveOut(places, place -> attempts.best().size() == size && isThere(place), this::simplified);
    }

    private Optional<JsonNode> simpler(Line line, String path, JsonNode part) {
        if (part.isBoolean() && part.booleanValue()) {
            return Optional.of(Json.MAPPER.getNodeFactory().booleanNode(false));
        }
        return !part.isNull() && isOptional(line, path) ? Optional.of(Json.MAPPER.nullNode()) : Optional.empty();
    }

    private boolean isOptional(Line line, String path) {
        return optional.contains(place(line, path))
                || attempts.choices(line, path).stream().anyMatch(JsonNode::isNull);
    }

    private boolean isThere(Place place) {
        Line line = line(attempts.best(), place);
        List<JsonNode> found = new ArrayList<>();
        Tree.visit(line.arguments(), (path, part) -> {
            if (path.equals(place.path()) && simpler(line, path, part).isPresent()) {
                found.add(part);
            }
        });
        return !found.isEmpty();
    }

    private static Line line(List<Line> lines, Place place) {
        return lines.get(lines.size() - 1 - place.fromTheEnd());
    }

    private boolean simplified(List<Place> block) throws IOException, InterruptedException {
        List<Line> lines = new ArrayList<>(attempts.best());
        for (Place place : block) {
            Line line = line(lines, place);
            lines.set(
                    lines.size() - 1 - place.fromTheEnd(),
                    line.with(Tree.changed(
                            line.arguments(),
                            (path, part) -> path.equals(place.path()) ? simpler(line, path, part) : Optional.empty())));
        }
        return attempts.tries(lines);
    }
}
