package dev.lockstep.report.html;

import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.JournalStep;
import dev.lockstep.report.triage.WalkFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The steps of a walk as data for the script: a short line for each, and everything about those near a divergence. It
 * is written step by step, so a walk of any length needs little memory, and its size has a limit.
 */
final class StepData {

    /** A page with more lines would be slow to open. The steps before are in the journal. */
    private static final int LINES = 20_000;

    private static final int LONGEST_LINE = 140;

    /** The steps around each divergence that have everything, and how many there may be. */
    private static final int NEAR = 40;

    private static final int DETAILS = 200;

    private final WalkFolder walk;
    private final List<JournalStep> steps;
    private final Set<Long> found = new TreeSet<>();
    private final Set<Long> shown = new TreeSet<>();

    StepData(WalkFolder walk, List<Divergence> divergences) {
        this.walk = walk;
        List<JournalStep> all =
                walk.steps().stream().filter(step -> step.step() > 0).toList();
        this.steps = all.subList(Math.max(0, all.size() - LINES), all.size());
        divergences.forEach(divergence -> shown.add(divergence.step()));
        found.addAll(shown);
        steps.stream().filter(step -> step.mark() == JournalStep.Mark.DIFFERS).forEach(step -> found.add(step.step()));
    }

    int lines() {
        return steps.size();
    }

    /** Returns the number of earlier steps that the page does not have. */
    long leftOut() {
        return steps.isEmpty()
                ? 0
                : walk.steps().stream().filter(step -> step.step() > 0).count() - steps.size();
    }

    /** Writes the data as one JSON object. */
    void write(Appendable out) {
        try {
            List<Object> kinds = new ArrayList<>();
            Map<String, Integer> places = new LinkedHashMap<>();
            out.append("{\"steps\":[");
            String between = "";
            for (JournalStep step : steps) {
                int kind = places.computeIfAbsent(step.kind(), name -> {
                    kinds.add(DataBlock.text(name));
                    return kinds.size() - 1;
                });
                out.append(between).append(DataBlock.json(line(step, kind)));
                between = ",\n";
            }
            out.append("],\n\"kinds\":").append(DataBlock.json(kinds)).append(",\n\"details\":{");
            between = "";
            for (long step : near()) {
                out.append(between).append('"').append(Long.toString(step)).append("\":");
                out.append(DataBlock.json(details(step)));
                between = ",\n";
            }
            out.append("}}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Object> line(JournalStep step, int kind) {
        String what = walk.command(step.step())
                .map(command -> Value.ofArguments(command.arguments()))
                .orElse("");
        List<Object> line =
                new ArrayList<>(List.of(step.step(), kind, step.ms(), DataBlock.text(Marked.cut(what, LONGEST_LINE))));
        String note = note(step);
        if (!note.isEmpty()) {
            line.add(note);
        }
        return line;
    }

    private String note(JournalStep step) {
        if (shown.contains(step.step())) {
            return "finding";
        }
        return switch (step.mark()) {
            case AGREED -> "";
            case DIFFERS -> "differs";
            case KNOWN -> "known";
            case UNFINISHED -> "cut";
        };
    }

    private Set<Long> near() {
        Set<Long> near = new TreeSet<>();
        for (long step : found) {
            steps.stream()
                    .map(JournalStep::step)
                    .filter(each -> Math.abs(each - step) <= NEAR)
                    .limit(DETAILS - near.size())
                    .forEach(near::add);
        }
        return near;
    }

    private List<Object> details(long step) {
        List<Object> details = new ArrayList<>();
        walk.command(step)
                .ifPresent(command -> details.add(List.of(
                        "command",
                        DataBlock.text(Marked.cut(
                                command.kind() + " " + Value.ofArguments(command.arguments()), 4 * LONGEST_LINE)))));
        walk.detail(step)
                .ifPresent(detail -> (shown.contains(step) ? StepFacts.counted(detail) : StepFacts.of(detail))
                        .forEach(fact ->
                                details.add(List.of(DataBlock.text(fact.name()), DataBlock.text(fact.value())))));
        return details;
    }
}
