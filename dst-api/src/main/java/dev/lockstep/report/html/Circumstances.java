package dev.lockstep.report.html;

import dev.lockstep.report.Report;
import dev.lockstep.report.triage.WalkFolder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The circumstances of a walk: versions, settings, machine, and the known bugs that it steered round. */
final class Circumstances {

    private Circumstances() {}

    static void write(Markup page, WalkFolder walk) {
        Optional<Report> report = walk.report();
        facts(page, report.map(Circumstances::facts).orElseGet(Map::of));
        for (String arm : walk.arms()) {
            page.open("h3").data(arm).closeLine();
            facts(page, arm(walk, report, arm));
        }
    }

    private static Map<String, String> facts(Report report) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("began", report.changing().startedAt());
        facts.put("took", report.changing().seconds() + " s");
        facts.put("Java", report.changing().java());
        facts.put("machine", report.changing().machine());
        facts.put("generator", report.workload() + " " + report.commands().generator());
        put(facts, "left out", report.commands().leftOut());
        put(facts, "steers round", report.avoidances().inForce());
        put(facts, "meets", report.avoidances().met());
        report.surroundings().forEach((process, given) -> facts.put("surroundings of " + process, given.toString()));
        report.normalisers().forEach(each -> facts.put("normaliser " + each.id(), each.reason() + ", " + each.hits()));
        return facts;
    }

    private static Map<String, String> arm(WalkFolder walk, Optional<Report> report, String name) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("version", walk.version(name));
        report.stream()
                .flatMap(known -> known.arms().stream())
                .filter(arm -> arm.name().equals(name))
                .forEach(arm -> {
                    facts.put("transport", arm.transport());
                    facts.put("version it told", arm.told().equals(arm.version()) ? "" : arm.told());
                    facts.put("client", arm.client());
                    facts.put("digest of its jars", arm.jars());
                    arm.offersLess().forEach(less -> facts.merge("offers less", less.text(), (a, b) -> a + "; " + b));
                });
        facts.putAll(walk.openedWith(name));
        SortedMap<String, String> described = report.map(
                        known -> known.changing().arms().getOrDefault(name, new TreeMap<>()))
                .orElseGet(TreeMap::new);
        described.forEach(facts::putIfAbsent);
        report.map(known -> known.changing().notClosed().get(name))
                .ifPresent(error -> facts.put("could not be closed", error));
        facts.values().removeIf(String::isEmpty);
        facts.computeIfPresent("version told", (key, told) -> told.equals(walk.version(name)) ? null : told);
        return facts;
    }

    private static void put(Map<String, String> facts, String name, List<String> values) {
        if (!values.isEmpty()) {
            facts.put(name, String.join(", ", values));
        }
    }

    private static void facts(Markup page, Map<String, String> facts) {
        if (facts.isEmpty()) {
            page.element("p", "There is no report that says so.", "class", "soft");
            return;
        }
        page.open("dl");
        facts.forEach((name, value) -> {
            page.open("dt").data(name).close();
            page.open("dd", "class", "text").data(Marked.cut(value)).closeLine();
        });
        page.closeLine();
    }
}
