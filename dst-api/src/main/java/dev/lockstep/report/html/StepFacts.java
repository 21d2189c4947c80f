package dev.lockstep.report.html;

import dev.lockstep.backend.Channel;
import dev.lockstep.op.Outcome;
import dev.lockstep.op.Row;
import dev.lockstep.report.triage.StepDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One step as names and values, short enough for a page that has hundreds of them. */
final class StepFacts {

    private static final int LONGEST = 600;

    private StepFacts() {}

    /** One line about a step. */
    record Fact(String name, String value) {}

    /** Returns the facts without rows, for a step whose rows the page shows at its beginning. */
    static List<Fact> counted(StepDetail detail) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("operation", brief(detail.statement())));
        detail.arms()
                .forEach((arm, part) ->
                        facts.add(new Fact(arm, brief(part.answer()) + "  (" + Times.words(part.ms()) + ")")));
        facts.add(new Fact("differs", "the finding, at the top of this page, shows what was asked and what differs"));
        return facts;
    }

    static List<Fact> of(StepDetail detail) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("operation", brief(detail.statement())));
        detail.arms().forEach((arm, part) -> {
            if (!part.asked().isEmpty()) {
                facts.add(new Fact(arm + " did", brief(String.join("\n", part.asked()))));
            }
            facts.add(
                    new Fact(arm, brief(part.answer() + rows(part.outcome())) + "  (" + Times.words(part.ms()) + ")"));
        });
        for (StepDetail.ProbeDetail probe : detail.probes()) {
            facts.add(new Fact("read " + probe.probe(), state(probe)));
        }
        return facts;
    }

    private static String rows(Outcome outcome) {
        return outcome instanceof Outcome.Rows answer ? rows(answer.rows()) : "";
    }

    private static String rows(List<Row> rows) {
        return rows.isEmpty() ? "" : rows.stream().limit(20).map(Value::of).collect(Collectors.joining(" ", ": ", ""));
    }

    private static String state(StepDetail.ProbeDetail probe) {
        String over = probe.channel() == Channel.QUERY ? "" : " (" + probe.channel() + ")";
        return probe.agreed()
                .map(rows -> rows + (rows == 1 ? " row" : " rows") + ", all arms agree" + over)
                .orElseGet(() -> probe.outcomes().entrySet().stream()
                        .map(arm -> arm.getKey() + ": " + brief(words(arm.getValue())))
                        .collect(Collectors.joining("; ", "", over)));
    }

    private static String words(Outcome outcome) {
        return outcome instanceof Outcome.Rows answer
                ? answer.rows().size() + (answer.rows().size() == 1 ? " row" : " rows") + rows(answer.rows())
                : outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    private static String brief(String text) {
        return Marked.cut(text, LONGEST);
    }
}
