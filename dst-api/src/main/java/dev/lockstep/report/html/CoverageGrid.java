package dev.lockstep.report.html;

import dev.lockstep.backend.Support;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Coverage.AspectCounts;
import dev.lockstep.parity.Coverage.Counts;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The commands, their aspects and the probes, each with the number of times that it took effect on each arm. A hole is
 * named by a word as well as by a colour.
 */
final class CoverageGrid {

    private final Coverage coverage;
    private final List<String> arms;

    CoverageGrid(Coverage coverage, List<String> arms) {
        this.coverage = coverage;
        this.arms = arms;
    }

    void write(Markup page) {
        if (coverage.commands().isEmpty()) {
            page.element("p", "No walk has a report that says so.", "class", "soft");
            return;
        }
        page.element(
                "p",
                "How often a command or a probe took effect on an arm. “never” is a hole; “due later” is an aspect that"
                        + " needs more steps before it counts as one.",
                "class",
                "soft");
        head(page, "command");
        coverage.commands().forEach((kind, row) -> {
            counts(page, kind, row);
            coverage.aspects()
                    .getOrDefault(kind, Collections.emptySortedMap())
                    .forEach((aspect, counts) -> aspect(page, aspect, counts, row));
        });
        page.close().close().closeLine();
        head(page, "probe");
        coverage.probes().forEach((probe, row) -> counts(page, probe, row));
        page.close().close().closeLine();
    }

    private void head(Markup page, String what) {
        page.open("div", "class", "scroll")
                .open("table", "class", "grid")
                .open("thead")
                .open("tr");
        page.element("th", what);
        arms.forEach(arm -> page.open("th").data(arm).close());
        page.close().close().open("tbody");
    }

    private void counts(Markup page, String name, SortedMap<String, Counts> row) {
        page.open("tr").open("td", "class", "name").data(name).close();
        for (String arm : arms) {
            Optional<Counts> counts = Optional.ofNullable(row.get(arm));
            if (counts.isEmpty()) {
                page.element("td", "", "class", "less");
            } else if (counts.get().exercised() > 0) {
                page.element("td", Long.toString(counts.get().exercised()), "class", "met");
            } else if (counts.get().support() == Support.Level.OFFERED) {
                page.element("td", "never", "class", "hole");
            } else {
                page.element("td", words(counts.get().support()), "class", "less");
            }
        }
        page.closeLine();
    }

    private void aspect(Markup page, String name, AspectCounts counts, SortedMap<String, Counts> command) {
        page.open("tr", "class", "aspect")
                .open("td", "class", "name")
                .data(name)
                .close();
        for (String arm : arms) {
            long met = counts.exercised().getOrDefault(arm, 0L);
            boolean offered = command.containsKey(arm) && command.get(arm).support() == Support.Level.OFFERED;
            if (met > 0) {
                page.element("td", Long.toString(met), "class", "met");
            } else if (!offered) {
                page.element("td", "", "class", "less");
            } else if (!counts.isOffered(arm)) {
                page.element("td", words(counts.missed(arm).support()), "class", "less");
            } else if (counts.steps() >= counts.due()) {
                page.element("td", "never", "class", "hole");
            } else {
                page.element("td", "due later", "class", "due");
            }
        }
        page.closeLine();
    }

    private static String words(Support.Level support) {
        return switch (support) {
            case OFFERED -> "";
            case IMPLICIT -> "implicit";
            case UNSUPPORTED -> "not offered";
        };
    }
}
