package dev.lockstep.shrink;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * Replaces a constant of an enumeration by the first one that does. Walks that drew another constant by chance end with
 * the same commands.
 */
final class Constants {

    /** An enumeration may have dozens of constants, and each that does not do costs a trial. */
    private static final int TRIED = 3;

    private final Attempts attempts;

    Constants(Attempts attempts) {
        this.attempts = attempts;
    }

    void reduce() throws IOException, InterruptedException {
        for (int fromTheEnd = 0; fromTheEnd < attempts.best().size(); fromTheEnd++) {
            for (Map.Entry<String, List<JsonNode>> place :
                    places(line(attempts.best(), fromTheEnd)).entrySet()) {
                if (fromTheEnd < attempts.best().size()) {
                    reduce(fromTheEnd, place.getKey(), place.getValue());
                }
            }
        }
    }

    /** Returns the constants before the one at each place. */
    private Map<String, List<JsonNode>> places(Line line) {
        Map<String, List<JsonNode>> places = new TreeMap<>();
        Tree.visit(line.arguments(), (path, part) -> {
            List<JsonNode> choices = attempts.choices(line, path).stream()
                    .filter(choice -> !choice.isNull())
                    .toList();
            if (choices.indexOf(part) > 0) {
                places.put(path, choices.subList(0, Math.min(TRIED, choices.indexOf(part))));
            }
        });
        return places;
    }

    private void reduce(int fromTheEnd, String place, List<JsonNode> simpler) throws IOException, InterruptedException {
        for (JsonNode constant : simpler) {
            List<Line> lines = new ArrayList<>(attempts.best());
            Line line = line(lines, fromTheEnd);
            lines.set(
                    lines.size() - 1 - fromTheEnd,
                    line.with(Tree.changed(
                            line.arguments(),
                            (path, part) -> path.equals(place) ? Optional.of(constant) : Optional.empty())));
            if (attempts.isPossible(lines) && attempts.tries(lines)) {
                return;
            }
        }
    }

    private static Line line(List<Line> lines, int fromTheEnd) {
        return lines.get(lines.size() - 1 - fromTheEnd);
    }
}
