package dev.lockstep.terminal;

import dev.lockstep.assembly.Lineup;
import dev.lockstep.campaign.Campaign;
import dev.lockstep.campaign.CoverageUnion;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.op.Json;
import dev.lockstep.parity.ArmPlan;
import dev.lockstep.parity.Coverage.Hole;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person pastes and a program reads of a campaign that is over.
 *
 * @param lineup the arms
 * @param workload the workload's name
 * @param campaign what came of them
 * @param folder where everything was written
 * @param options the words that a replay needs as well
 * @param elapsed how long it took
 */
public record Summary(
        Lineup lineup, String workload, Campaign campaign, Path folder, List<String> options, Duration elapsed) {

    /** More than these are counted and not listed. */
    private static final int LISTED = 5;

    private static final String INDENT = "\n  %-12s ";

    /** For the terminal, the verdict first. */
    public String text() {
        StringBuilder text = new StringBuilder(headline());
        for (ArmPlan arm : lineup.arms()) {
            text.append(field("arm")).append(arm(arm));
        }
        if (lineup.arms().size() == 1) {
            text.append(field("alone"))
                    .append("held against the model, and against no other arm; name two with --arms");
        }
        text.append(field("exercised")).append(exercised());
        if (campaign.verdict() == Verdict.VACUOUS) {
            holes().forEach(hole -> text.append(field("missing")).append(hole));
            text.append(field("")).append("a longer walk (--steps) or a campaign (--seeds) exercises more");
        }
        text.append(field("differences")).append(differences());
        text.append(known().map(known -> field("known") + known).orElse(""));
        counted(campaign.normaliserHits(), "normaliser", "normalisers")
                .ifPresent(hits -> text.append(field("normalised")).append(hits));
        for (WalkSummary walk : failures()) {
            text.append(field("seed " + walk.seed()))
                    .append(walk.verdict())
                    .append(", ")
                    .append(Shown.oneLine(walk.detail()));
            walk.firstDifference().ifPresent(first -> text.append(field("")).append(first));
        }
        text.append(field("reports")).append(folder);
        text.append(field("replay")).append(replay());
        return text.append('\n').toString();
    }

    /** What was signed for and came; nothing where no list applies. */
    private Optional<String> known() {
        String ended = campaign.endedAsKnown() == 0
                ? ""
                : "; " + campaign.endedAsKnown() + " of " + campaign.walks().size() + " walks ended early by it";
        return counted(campaign.entryHits(), "entry", "entries").map(counted -> counted + ended);
    }

    /** How often which of them did something; nothing where there are none. */
    private static Optional<String> counted(SortedMap<String, Long> hits, String one, String many) {
        if (hits.isEmpty()) {
            return Optional.empty();
        }
        String counted = hits.entrySet().stream()
                .filter(hit -> hit.getValue() > 0)
                .map(hit -> hit.getValue() + " " + hit.getKey())
                .collect(Collectors.joining(", "));
        return Optional.of(counted.isEmpty() ? "none of " + Shown.count(hits.size(), one, many) : counted);
    }

    private static String field(String name) {
        return String.format(Locale.ROOT, INDENT, name);
    }

    private String headline() {
        return campaign.verdict() + "  " + lineup.system().title() + ", " + workload + ", "
                + seeds() + ": " + campaign.steps() + " steps over "
                + lineup.names() + " in " + seconds();
    }

    private String seeds() {
        List<WalkSummary> walks = campaign.walks();
        if (walks.isEmpty()) {
            return "no walk";
        }
        long first = walks.get(0).seed();
        return walks.size() == 1
                ? "seed " + first
                : "seeds " + first + ".." + walks.get(walks.size() - 1).seed();
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }

    private String arm(ArmPlan arm) {
        String client = arm.client().version().equals(arm.engine().version())
                ? ""
                : ", client " + arm.client().version();
        String launcher =
                campaign.arms().getOrDefault(arm.name(), new TreeMap<>()).getOrDefault("launcher", "");
        return arm.name() + ": " + lineup.system().name() + " " + arm.engine().version() + client
                + (launcher.isEmpty() ? "" : ", by " + launcher)
                + (arm.name().equals(lineup.reference()) ? ", the reference" : "");
    }

    private String exercised() {
        CoverageUnion coverage = campaign.coverage();
        return coverage.complete("command") + " of " + coverage.total("command") + " commands, "
                + coverage.complete("probe") + " of " + coverage.total("probe")
                + " probes, on every arm that offers them";
    }

    /** What was not exercised, the arms of one thing in one line. */
    private List<String> holes() {
        SortedMap<String, List<String>> arms = new TreeMap<>();
        for (Hole hole : campaign.coverage().holes()) {
            arms.computeIfAbsent(hole.what() + " " + hole.name() + ": " + hole.why(), unused -> new ArrayList<>())
                    .add(hole.arm());
        }
        List<String> lines = new ArrayList<>();
        arms.forEach((what, on) -> lines.add(what + " (" + String.join(", ", on) + ")"));
        if (lines.size() > LISTED) {
            lines.subList(LISTED, lines.size()).clear();
            lines.add((arms.size() - LISTED) + " more, in the report");
        }
        return lines;
    }

    private String differences() {
        SortedMap<DifferenceClass, Long> all = new TreeMap<>();
        campaign.walks()
                .forEach(walk -> walk.differences().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all.isEmpty()
                ? "none"
                : all.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private List<WalkSummary> failures() {
        return campaign.walks().stream()
                .filter(walk -> walk.verdict() != Verdict.PARITY && walk.verdict() != Verdict.VACUOUS)
                .limit(LISTED)
                .toList();
    }

    /** The walk that somebody wants to see again first. */
    private Path toReplay() {
        return failures().stream()
                .findFirst()
                .or(() -> campaign.walks().stream().findFirst())
                .map(WalkSummary::folder)
                .orElse(folder);
    }

    private String replay() {
        StringBuilder line = new StringBuilder("./lockstep replay ").append(Shown.path(toReplay()));
        options.forEach(word -> line.append(' ').append(Shown.word(word)));
        return line.toString();
    }

    /** For programs: the same, with the exit code. */
    public String json() {
        ObjectNode json = Json.MAPPER
                .createObjectNode()
                .put("verdict", campaign.verdict().name())
                .put("exitCode", campaign.verdict().exitCode())
                .put("system", lineup.system().name())
                .put("workload", workload)
                .put("steps", campaign.steps())
                .put("seconds", elapsed.toMillis() / 1000.0)
                .put("folder", folder.toString())
                .put("replay", replay());
        ArrayNode arms = json.putArray("arms");
        for (ArmPlan arm : lineup.arms()) {
            ObjectNode node = arms.addObject()
                    .put("name", arm.name())
                    .put("reference", arm.name().equals(lineup.reference()))
                    .put("version", arm.engine().version())
                    .put("client", arm.client().version());
            node.set("description", Json.MAPPER.valueToTree(campaign.arms().getOrDefault(arm.name(), new TreeMap<>())));
        }
        json.set("known", Json.MAPPER.valueToTree(campaign.entryHits()));
        json.set("normalised", Json.MAPPER.valueToTree(campaign.normaliserHits()));
        json.put("endedAsKnown", campaign.endedAsKnown());
        json.set("notExercised", Json.MAPPER.valueToTree(campaign.coverage().holes()));
        ArrayNode walks = json.putArray("walks");
        for (WalkSummary walk : campaign.walks()) {
            ObjectNode node = walks.addObject()
                    .put("seed", walk.seed())
                    .put("verdict", walk.verdict().name())
                    .put("detail", Shown.oneLine(walk.detail()))
                    .put("steps", walk.steps())
                    .put("folder", walk.folder().toString());
            node.set("differences", Json.MAPPER.valueToTree(walk.differences()));
        }
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }
}
