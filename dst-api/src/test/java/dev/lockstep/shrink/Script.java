package dev.lockstep.shrink;

import dev.lockstep.op.Json;
import dev.lockstep.stream.Observation;
import dev.lockstep.stream.RecordedCommand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A list of commands and a made-up finding, for tests of the minimiser. No model and no arm is needed. */
final class Script implements Trial {

    final List<List<Line>> played = new ArrayList<>();
    private final Predicate<List<Line>> shows;
    private final Map<String, List<JsonNode>> choices = new HashMap<>();
    private boolean atOnce;
    private Function<Line, List<Line>> simpler = line -> List.of();
    private Function<Line, List<Line>> parts = line -> List.of();
    private Set<String> others = Set.of();
    private Possibility possibility = (before, line) -> true;

    /** Whether a line is possible after others. */
    interface Possibility {
        boolean of(List<Line> before, Line line);
    }

    Script(Predicate<List<Line>> shows) {
        this.shows = shows;
    }

    Script possibleIf(Possibility which) {
        possibility = which;
        return this;
    }

    /** From now on a line has these simpler ones. */
    Script simplerBy(Function<Line, List<Line>> which) {
        simpler = which;
        return this;
    }

    /** From now on a line is composed of these. */
    Script composedBy(Function<Line, List<Line>> which) {
        parts = which;
        return this;
    }

    /** From now on commands of these kinds may show the finding in the place of the last one. */
    Script shownBy(String... kinds) {
        others = Set.of(kinds);
        return this;
    }

    /** From now on a place can have these values alone, and the type says so. */
    Script choosing(String path, String... values) {
        choices.put(path, Stream.of(values).map(Json::tree).toList());
        return this;
    }

    /** From now on a list shows the finding as soon as a part of it up to some line does. */
    Script atOnce() {
        atOnce = true;
        return this;
    }

    /** Returns lines of one kind and its arguments each: {@code add {"n":1}}. */
    static List<Line> lines(String... texts) {
        List<Line> lines = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.split(" ", 2);
            lines.add(new Line(
                    new RecordedCommand(parts[0], Json.tree(parts.length == 1 ? "{}" : parts[1])), Observation.QUERY));
        }
        return lines;
    }

    static List<String> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> line.command().kind()
                        + (line.arguments().isEmpty() ? "" : " " + Json.MAPPER.writeValueAsString(line.arguments())))
                .toList();
    }

    List<String> smallest(List<Line> lines, String... keys) throws Exception {
        return texts(minimum(lines, keys).lines());
    }

    Minimum minimum(List<Line> lines, String... keys) throws Exception {
        return new Minimiser(this, Budget.of(1000), Watcher.NONE).smallest(lines, Set.of(keys), Observation.QUERY);
    }

    @Override
    public List<Line> possible(List<Line> lines) {
        List<Line> possible = new ArrayList<>();
        for (Line line : lines) {
            if (possibility.of(possible, line)) {
                possible.add(line);
            }
        }
        return possible;
    }

    @Override
    public List<Line> simpler(Line line) {
        return simpler.apply(line);
    }

    @Override
    public List<Line> parts(Line line) {
        return parts.apply(line);
    }

    @Override
    public boolean mayShow(Line line) {
        return others.contains(line.command().kind());
    }

    @Override
    public List<JsonNode> choices(Line line, String path) {
        return choices.getOrDefault(path, List.of());
    }

    @Override
    public Answer play(List<Line> lines) {
        played.add(lines);
        for (int i = 1; atOnce && i < lines.size(); i++) {
            if (shows.test(lines.subList(0, i))) {
                return Answer.shown(1, i);
            }
        }
        return shows.test(lines) ? Answer.shown(1, lines.size()) : Answer.nothingShown(1);
    }
}
