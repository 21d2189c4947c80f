package dev.lockstep.report.html;

import dev.lockstep.report.triage.Divergence;
import dev.lockstep.report.triage.StepDetail;
import dev.lockstep.report.triage.WalkFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The smaller walk that shows the same: each command with what the arms were asked for it and what they answered. */
final class Script {

    /** With more commands, only the line of a command is shown at once. */
    private static final int IN_FULL = 6;

    private final Markup page;
    private final WalkFolder walk;
    private final Names names;

    private Script(Markup page, WalkFolder walk) {
        this.page = page;
        this.walk = walk;
        this.names = new Names(walk);
    }

    static void write(Markup page, Divergence divergence, String id) {
        if (divergence.shrunk().isEmpty()) {
            return;
        }
        page.element("h2", "The shortest script", "id", id);
        Optional<Divergence> smaller = divergence.smaller();
        smaller.ifPresent(shown -> page.open("p")
                .open("strong")
                .seen(shown.title())
                .words(".")
                .close()
                .closeLine());
        page.open("p", "class", "soft")
                .seen(divergence.shrunk().get().summary())
                .words(".")
                .closeLine();
        divergence.walk().shrunk(divergence.bucket()).ifPresent(walk -> new Script(page, walk).steps());
        smaller.ifPresent(shown -> new Disagreements(page, shown).write());
    }

    private void steps() {
        page.open("ol", "class", "script");
        boolean inFull = walk.recorded() <= IN_FULL;
        for (long step = 1; step <= walk.recorded(); step++) {
            long number = step;
            walk.command(step).ifPresent(command -> {
                page.open("li").open("code").data(command.kind()).words(" ");
                page.data(Marked.cut(Value.ofArguments(command.arguments()))).close();
                walk.detail(number).ifPresent(detail -> detail(detail, inFull));
                page.closeLine();
            });
        }
        page.closeLine();
    }

    private void detail(StepDetail detail, boolean inFull) {
        if (!inFull) {
            page.open("details").element("summary", "asked and answered", "class", "soft");
        }
        Map<List<String>, List<String>> asked = new LinkedHashMap<>();
        Map<String, List<String>> answers = new LinkedHashMap<>();
        detail.arms().forEach((arm, part) -> {
            asked.computeIfAbsent(part.asked(), unused -> new ArrayList<>()).add(names.of(arm));
            answers.computeIfAbsent(part.answer(), unused -> new ArrayList<>()).add(names.of(arm));
        });
        asked.forEach((texts, arms) -> {
            if (asked.size() > 1) {
                page.open("div", "class", "soft").seen(String.join(", ", arms)).closeLine();
            }
            Folded.asked(page, texts, detail.statement());
        });
        page.open("div", "class", "results");
        answers.forEach((answer, arms) -> {
            page.open("div").open("span", "class", "soft");
            page.seen(String.join(", ", arms)).words(": ").close();
            page.data(Marked.cut(answer)).closeLine();
        });
        page.closeLine();
        if (!inFull) {
            page.closeLine();
        }
    }
}
