package dev.lockstep.report.html;

import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.StepDetail;
import dev.lockstep.report.triage.WalkFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps before a divergence, each folded to one line: what was asked, and what each arm answered. */
final class Earlier {

    private static final int STEPS = 12;

    /** The longest command that is shown on the line of a folded step. */
    private static final int LONGEST = 160;

    private Earlier() {}

    static void write(Markup page, Divergence divergence) {
        WalkFolder walk = divergence.walk();
        List<Long> numbers = new ArrayList<>();
        for (long step = Math.max(1, divergence.step() - STEPS); step < divergence.step(); step++) {
            numbers.add(step);
        }
        for (long number : numbers) {
            page.open("details").open("summary");
            page.element("span", number + "  ", "class", "soft");
            command(page, walk, number);
            page.closeLine();
            page.open("div", "class", "inside");
            whole(page, walk, number);
            Optional<StepDetail> detail = walk.detail(number);
            if (detail.isPresent()) {
                facts(page, detail.get());
            } else {
                page.element("p", "The journal does not have this step.", "class", "soft");
            }
            page.close().closeLine();
        }
    }

    private static void command(Markup page, WalkFolder walk, long step) {
        walk.command(step)
                .ifPresent(command -> page.open("code")
                        .data(command.kind())
                        .words(" ")
                        .data(Marked.cut(Value.ofArguments(command.arguments()), LONGEST))
                        .close());
    }

    /** Writes the whole command, if its line is too short for it. */
    private static void whole(Markup page, WalkFolder walk, long step) {
        walk.command(step)
                .map(command -> Value.ofArguments(command.arguments()))
                .filter(arguments -> arguments.length() > LONGEST)
                .ifPresent(arguments ->
                        page.open("pre").data(Marked.cut(arguments)).closeLine());
    }

    private static void facts(Markup page, StepDetail detail) {
        page.open("dl");
        for (StepFacts.Fact fact : StepFacts.of(detail)) {
            page.open("dt").data(fact.name()).close();
            page.open("dd", "class", "text").data(fact.value()).closeLine();
        }
        page.closeLine();
    }
}
