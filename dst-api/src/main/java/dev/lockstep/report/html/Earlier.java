package dev.lockstep.report.html;

import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.JournalStep;
import dev.lockstep.report.triage.ShrunkScript;
import dev.lockstep.report.triage.StepDetail;
import dev.lockstep.report.triage.WalkFolder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The steps before a divergence, each folded to one line: what was asked, and what each arm answered. Those that change
 * or maintain something can be a reason, so the reads between them are folded together. A command of the shortest
 * script is listed wherever it was.
 */
final class Earlier {

    /** The steps that are listed and are no reads. */
    private static final int STEPS = 12;

    /** How far back they are looked for. */
    private static final int BACK = 60;

    /** The longest command that is shown on the line of a folded step. */
    private static final int LONGEST = 160;

    private static final Set<String> READS = Set.of("query", "ask", "shaped");

    private final Markup page;
    private final WalkFolder walk;

    private Earlier(Markup page, WalkFolder walk) {
        this.page = page;
        this.walk = walk;
    }

    static void write(Markup page, Divergence divergence) {
        new Earlier(page, divergence.walk()).write(divergence);
    }

    private void write(Divergence divergence) {
        long from = divergence.step();
        Set<Long> reads = new HashSet<>();
        for (int listed = 0; from > 1 && listed < STEPS && divergence.step() - from < BACK; ) {
            from--;
            if (isRead(from)) {
                reads.add(from);
            } else {
                listed++;
            }
        }
        List<Long> far = ofTheScript(divergence).stream().toList();
        for (long step : far) {
            if (step < from) {
                step(step);
            }
        }
        if (!far.isEmpty() && far.get(0) < from) {
            page.element("p", "Then, nearer to it:", "class", "soft");
        }
        List<Long> between = new ArrayList<>();
        for (long step = from; step < divergence.step(); step++) {
            if (reads.contains(step) && !far.contains(step)) {
                between.add(step);
            } else {
                fold(between);
                step(step);
            }
        }
        fold(between);
    }

    /** Returns the last step of each kind in the shortest script. */
    private Set<Long> ofTheScript(Divergence divergence) {
        Set<Long> steps = new TreeSet<>();
        for (String kind : divergence.shrunk().map(ShrunkScript::kinds).orElse(List.of())) {
            walk.steps().stream()
                    .filter(step -> step.step() > 0 && step.step() < divergence.step())
                    .filter(step -> step.kind().equals(kind) && !kind.equals(divergence.kind()))
                    .mapToLong(JournalStep::step)
                    .max()
                    .ifPresent(steps::add);
        }
        return steps;
    }

    /** A step that nobody recorded may have changed something. */
    private boolean isRead(long step) {
        return walk.detail(step).map(detail -> isRead(detail.operation())).orElse(false);
    }

    private static boolean isRead(JsonNode operation) {
        return READS.contains(operation.path("op").asString(""))
                || operation.path("operation").isObject() && isRead(operation.path("operation"));
    }

    private void fold(List<Long> reads) {
        if (reads.size() == 1) {
            step(reads.get(0));
        } else if (!reads.isEmpty()) {
            page.open("details").open("summary").open("span", "class", "soft");
            page.words(reads.get(0) + " to " + reads.get(reads.size() - 1) + "  " + reads.size() + " reads")
                    .close()
                    .closeLine();
            page.open("div", "class", "inside");
            reads.forEach(this::step);
            page.close().closeLine();
        }
        reads.clear();
    }

    private void step(long number) {
        page.open("details").open("summary");
        page.element("span", number + "  ", "class", "soft");
        command(number);
        page.closeLine();
        page.open("div", "class", "inside");
        whole(number);
        Optional<StepDetail> detail = walk.detail(number);
        if (detail.isPresent()) {
            facts(detail.get());
        } else {
            page.element("p", "The journal does not have this step.", "class", "soft");
        }
        page.close().closeLine();
    }

    private void command(long step) {
        walk.command(step)
                .ifPresent(command -> page.open("code")
                        .data(command.kind())
                        .words(" ")
                        .data(Marked.cut(Value.ofArguments(command.arguments()), LONGEST))
                        .close());
    }

    /** Writes the whole command, if its line is too short for it. */
    private void whole(long step) {
        walk.command(step)
                .map(command -> Value.ofArguments(command.arguments()))
                .filter(arguments -> arguments.length() > LONGEST)
                .ifPresent(arguments ->
                        page.open("pre").data(Marked.cut(arguments)).closeLine());
    }

    private void facts(StepDetail detail) {
        page.open("dl");
        for (StepFacts.Fact fact : StepFacts.of(detail)) {
            page.open("dt").data(fact.name()).close();
            page.open("dd", "class", "text").data(fact.value()).closeLine();
        }
        page.closeLine();
    }
}
