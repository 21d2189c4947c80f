package dev.lockstep.race;

import dev.lockstep.op.Json;
import dev.lockstep.parity.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The results of all schedules together.
 *
 * @param system the full name of the system
 * @param results the result of each schedule that was played to its end
 * @param ended {@link Verdict#PARITY} if nobody stopped the run
 */
public record RaceSummary(String system, int actors, List<RaceResult> results, Verdict ended) {

    public RaceSummary {
        results = List.copyOf(results);
    }

    /**
     * Returns the verdict on all of them. A finding outranks a stop. A schedule that shows nothing is counted in the
     * line; all together show nothing if half of them do.
     */
    public Verdict verdict() {
        List<Verdict> shown = results.stream()
                .map(RaceResult::verdict)
                .filter(verdict -> verdict != Verdict.VACUOUS)
                .toList();
        Verdict all = shown.stream().reduce(ended, Verdict::and);
        return shown.size() * 2 > results.size() || results.isEmpty() ? all : all.and(Verdict.VACUOUS);
    }

    private int known() {
        return results.stream().mapToInt(RaceResult::known).sum();
    }

    /** Returns the line about all of them, the verdict first. */
    public String text() {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        results.forEach(result -> counts.merge(result.verdict(), 1, Integer::sum));
        return verdict() + "  " + system + ", " + actors + " actors: " + results.size()
                + (results.size() == 1 ? " schedule" : " schedules") + " played"
                + counts.entrySet().stream()
                        .map(count -> count.getValue() + " " + count.getKey())
                        .collect(Collectors.joining(", ", counts.isEmpty() ? "" : ", ", ""))
                + (known() == 0 ? "" : ", " + known() + (known() == 1 ? " known loss" : " known losses"))
                + "\n";
    }

    /** Returns the result for programs. */
    public ObjectNode json() {
        ObjectNode tree = Json.MAPPER
                .createObjectNode()
                .put("verdict", verdict().name())
                .put("exitCode", verdict().exitCode())
                .put("known", known());
        ArrayNode walks = tree.putArray("walks");
        results.forEach(result -> walks.add(result.json()));
        return tree;
    }
}
