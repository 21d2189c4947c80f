package dev.lockstep.report.html;

import dev.lockstep.report.triage.JournalStep;
import dev.lockstep.report.triage.WalkFolder;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Where the time went, by arm and by kind of command, as small plots with a common axis. */
final class Latencies {

    /** The kinds that took the longest; the others are folded. */
    private static final int KINDS = 8;

    private final List<String> arms;
    private final SortedMap<String, Times> byArm = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Times>> byKind = new TreeMap<>();

    private Latencies(List<String> arms) {
        this.arms = arms;
    }

    static Latencies of(WalkFolder walk) {
        Latencies latencies = new Latencies(walk.arms());
        walk.steps().forEach(latencies::add);
        return latencies;
    }

    private void add(JournalStep step) {
        step.arms().forEach((arm, answer) -> {
            byArm.computeIfAbsent(arm, unused -> new Times()).add(answer.ms());
            byKind.computeIfAbsent(step.kind(), unused -> new TreeMap<>())
                    .computeIfAbsent(arm, unused -> new Times())
                    .add(answer.ms());
        });
    }

    boolean isEmpty() {
        return byArm.isEmpty();
    }

    void write(Markup page) {
        page.element(
                "p",
                "The time of an arm for an operation and the reads after it. From one line to the next it is ten times"
                        + " as long, and the coloured line is the median.",
                "class",
                "soft");
        table(page, "arm", byArm);
        List<Map.Entry<String, SortedMap<String, Times>>> kinds = byKind.entrySet().stream()
                .sorted(Comparator.comparingDouble(kind -> -total(kind.getValue())))
                .toList();
        page.element("h3", "By kind of command, the longest in total first");
        kinds(page, kinds.subList(0, Math.min(KINDS, kinds.size())));
        if (kinds.size() > KINDS) {
            page.open("details").element("summary", (kinds.size() - KINDS) + " more kinds");
            kinds(page, kinds.subList(KINDS, kinds.size()));
            page.closeLine();
        }
    }

    private static double total(SortedMap<String, Times> row) {
        return row.values().stream().mapToDouble(Times::total).sum();
    }

    private static void table(Markup page, String name, SortedMap<String, Times> rows) {
        page.open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr")
                .element("th", name);
        page.open("th");
        Times.drawAxis(page);
        page.close();
        for (String heading : List.of("median", "95 %", "longest", "total", "times")) {
            page.element("th", heading, "class", "number");
        }
        page.close().close().open("tbody");
        rows.forEach((arm, times) -> {
            page.open("tr").open("td").data(arm).close().open("td");
            times.draw(page, arm + ": median " + Times.words(times.quantile(0.5)));
            page.close();
            number(page, Times.words(times.quantile(0.5)));
            number(page, Times.words(times.quantile(0.95)));
            number(page, Times.words(times.longest()));
            number(page, Times.words(times.total()));
            number(page, Long.toString(times.count()));
            page.closeLine();
        });
        page.close().close().closeLine();
    }

    private void kinds(Markup page, List<Map.Entry<String, SortedMap<String, Times>>> kinds) {
        page.open("div", "class", "scroll")
                .open("table")
                .open("thead")
                .open("tr")
                .element("th", "kind");
        arms.forEach(arm -> page.open("th").data(arm).close());
        page.element("th", "total", "class", "number").close().close().open("tbody");
        for (Map.Entry<String, SortedMap<String, Times>> kind : kinds) {
            page.open("tr").open("td").data(kind.getKey()).close();
            for (String arm : arms) {
                page.open("td");
                Times times = kind.getValue().get(arm);
                if (times != null) {
                    times.draw(page, kind.getKey() + " on " + arm + ": median " + Times.words(times.quantile(0.5)));
                }
                page.close();
            }
            number(page, Times.words(total(kind.getValue())));
            page.closeLine();
        }
        page.close().close().closeLine();
    }

    private static void number(Markup page, String words) {
        page.element("td", words, "class", "number");
    }
}
