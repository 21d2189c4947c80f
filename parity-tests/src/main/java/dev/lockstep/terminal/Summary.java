package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Lost;
import dev.lockstep.campaign.Recurrence;
import dev.lockstep.campaign.WalkSummary;
import dev.lockstep.op.Json;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Coverage.Hole;
import dev.lockstep.parity.DifferenceClass;
import dev.lockstep.parity.Ending;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.OffersLess;
import dev.lockstep.parity.Reset;
import dev.lockstep.parity.Sentences;
import dev.lockstep.parity.Verdict;
import dev.lockstep.parity.WalkResult;
import dev.lockstep.report.triage.DivergenceJson;
import dev.lockstep.report.triage.FoundBucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A campaign's report, as text for people and as JSON for programs.
 *
 * @param report the report
 * @param causes the causes of its findings, as far as their walks can be read
 * @param time the lines about where the time went
 * @param paste how commands are written
 */
public record Summary(CampaignReport report, List<FoundBucket> causes, List<String> time, Paste paste) {

    /** Items beyond this number are counted and not listed. */
    private static final int LISTED = 5;

    private static final int PENDING_LISTED = 2;

    /** The most walks that the line names, the first and the last among them. */
    private static final int CURVE_LISTED = 6;

    private static final int BUCKETS_LISTED = 10;
    private static final int LEFT_OUT_LISTED = 10;

    /** The verdicts of replays that were played to their end. */
    private static final Set<Verdict> ANSWERED =
            EnumSet.of(Verdict.DIVERGED, Verdict.MODEL, Verdict.NOISE, Verdict.PARITY);

    private static final String INDENT = "\n  %-12s ";

    public Summary {
        causes = List.copyOf(causes);
        time = List.copyOf(time);
    }

    /** The summary of a report whose walks are not read. */
    public Summary(CampaignReport report) {
        this(report, List.of(), List.of(), Paste.here(Map.of()));
    }

    /** Returns the report as JSON, for programs. */
    public String json() {
        return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree()) + "\n";
    }

    /** Returns the report and its causes as JSON. */
    ObjectNode tree() {
        ObjectNode tree = Json.MAPPER.valueToTree(report);
        if (!causes.isEmpty()) {
            ArrayNode divergences = tree.putArray("divergences");
            causes.forEach(cause -> divergences.add(DivergenceJson.of(cause.smallest())));
        }
        return tree;
    }

    /** Returns the report as text, the verdict first. */
    public String text() {
        StringBuilder text = new StringBuilder(headline());
        text.append(inFull());
        report.recurrence().ifPresent(answer -> text.append(field("replayed")).append(Shown.line(answer.text())));
        report.arms().forEach(arm -> text.append(field("arm")).append(arm(arm)));
        report.arms().stream()
                .filter(arm -> !arm.offersLess().isEmpty())
                .forEach(arm -> text.append(field("offers less")).append(offersLess(arm)));
        report.arms()
                .forEach(arm -> untold(arm)
                        .ifPresent(line -> text.append(field("not compared")).append(line)));
        if (report.arms().size() == 1) {
            text.append(field("alone")).append("compared only with the model; name a second arm with --arms");
        }
        avoided().ifPresent(bugs -> text.append(field("avoids")).append(bugs));
        if (!report.avoidances().met().isEmpty()) {
            text.append(field("meets"))
                    .append(String.join(", ", report.avoidances().met()));
        }
        leftOut().forEach(line -> text.append(field("left out")).append(line));
        if (report.verdicts().size() > 1) {
            text.append(field("walks")).append(verdicts());
        }
        cut().forEach(line -> text.append(field("cut short")).append(line));
        resets().forEach(line -> text.append(field("set back")).append(line));
        text.append(field("exercised")).append(exercised());
        if (report.agreed() > 0) {
            text.append(field("agreement"))
                    .append(report.agreed() + " of " + report.steps()
                            + " steps, which nobody predicted: the arms only had to agree");
        }
        aspects().ifPresent(aspects -> text.append(field("aspects")).append(aspects));
        curve().ifPresent(curve -> text.append(field("")).append(curve));
        report.observed().stream()
                .filter(channel -> channel.times() > 0)
                .forEach(channel -> text.append(field("observed")).append(observed(channel)));
        invariants().ifPresent(looks -> text.append(field("invariants")).append(looks));
        if (!report.kills().isEmpty()) {
            text.append(field("kills")).append(kills());
        }
        lost().forEach(part -> text.append(field("lost")).append(part));
        boolean blind = report.recurrence().filter(Recurrence::isBlind).isPresent();
        if (report.verdict().equals(Verdict.VACUOUS.name()) && !blind) {
            holes().forEach(hole -> text.append(field("missing")).append(hole));
            text.append(field("")).append("a longer walk (--steps) or a campaign (--seeds) exercises more");
        } else if (report.budget()) {
            holes().forEach(hole -> text.append(field("not reached")).append(hole));
        }
        found(text);
        for (int i = 0; i < time.size(); i++) {
            text.append(field(i == 0 ? "time" : "")).append(time.get(i));
        }
        return text.append('\n').toString();
    }

    /**
     * Returns each cause once, in a table if there are several, and one of them in full; empty if nothing was found.
     */
    private String inFull() {
        if (causes.isEmpty()) {
            return "";
        }
        String table = causes.size() > 1 || report.walks().size() > 1
                ? new BucketTable(causes, paste.width()).text() + "\n"
                : "";
        return "\n" + table
                + new DivergenceScreen(causes.get(0).smallest(), paste).text().stripTrailing();
    }

    /** Returns the report in a few lines, for a walk among others. Only a walk that failed says all that was found. */
    public String brief() {
        StringBuilder text = new StringBuilder(headline());
        text.append(inFull());
        text.append(field("exercised")).append(exercised());
        if (report.verdict().equals(Verdict.PARITY.name())) {
            known().ifPresent(known -> text.append(field("known")).append(known));
            text.append(field("reports")).append(report.folder());
        } else {
            found(text);
        }
        return text.append('\n').toString();
    }

    private void found(StringBuilder text) {
        text.append(field("differences")).append(differences());
        known().ifPresent(known -> text.append(field("known")).append(known));
        counted(report.normalised(), "normaliser", "normalisers")
                .ifPresent(hits -> text.append(field("normalised")).append(hits));
        report.walks().stream()
                .filter(WalkSummary::failed)
                .filter(walk -> causes.isEmpty() || walk.buckets().isEmpty())
                .limit(LISTED)
                .forEach(walk -> text.append(failure(walk)));
        text.append(field("reports")).append(report.folder());
        text.append(field("replay")).append(report.replay());
    }

    /** Returns the known bugs that the walks steered round; empty if there are none. */
    private Optional<String> avoided() {
        List<String> avoided = report.avoidances().inForce();
        return avoided.isEmpty()
                ? Optional.empty()
                : Optional.of(Shown.count(avoided.size(), "known bug", "known bugs") + " (" + String.join(", ", avoided)
                        + "); --meet all meets them");
    }

    /** A walk with kills leaves out by itself what a kill takes back; the rest was somebody's choice. */
    private List<String> leftOut() {
        List<String> lines = new ArrayList<>();
        report.takenBack().forEach((kind, why) -> lines.add(kind + ", because after a kill " + why));
        List<String> chosen = report.leftOut().stream()
                .filter(kind -> !report.takenBack().containsKey(kind))
                .toList();
        if (!chosen.isEmpty()) {
            boolean told = report.kills().isEmpty();
            lines.add((told ? "by choice: " : "by choice, or because they need what a kill takes back: ")
                    + chosen.stream().limit(LEFT_OUT_LISTED).collect(Collectors.joining(", "))
                    + (chosen.size() > LEFT_OUT_LISTED ? " and " + (chosen.size() - LEFT_OUT_LISTED) + " more" : ""));
        }
        return lines;
    }

    /** Returns how often each verdict occurred, the worst first. */
    private String verdicts() {
        return report.verdicts().entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
    }

    /** Returns a line for each walk that ended by itself before its last step. */
    private List<String> cut() {
        List<String> lines = report.walks().stream()
                .filter(walk -> walk.extent().cut())
                .map(walk -> "seed " + walk.seed() + ", " + walk.extent().text() + ": "
                        + (walk.ending() == Ending.NO_COMMAND
                                ? Sentences.noCommand(walk.extent())
                                : "a known difference left the arms with different data"))
                .toList();
        return lines.size() <= LISTED
                ? lines
                : Stream.concat(
                                lines.stream().limit(LISTED),
                                Stream.of((lines.size() - LISTED) + " more, in the report"))
                        .toList();
    }

    /** Returns a line for each part of the campaign that has no result. */
    private List<String> lost() {
        List<String> lines = report.lost().stream().map(Summary::lost).toList();
        return lines.size() <= LISTED
                ? lines
                : Stream.concat(
                                lines.stream().limit(LISTED),
                                Stream.of((lines.size() - LISTED) + " more, in the report"))
                        .toList();
    }

    private static String lost(Lost part) {
        String named = part.seeds().size() < 2
                ? ""
                : part.seeds().stream().limit(LISTED).map(String::valueOf).collect(Collectors.joining(", "))
                        + (part.seeds().size() > LISTED ? ", …" : "");
        return part.what() + ": " + part.why() + (named.isEmpty() ? "" : " (seeds " + named + ")");
    }

    /** Returns a line for each arm that was set back to the reference's state, and one for each time that failed. */
    private List<String> resets() {
        SortedMap<String, List<Reset>> proven = new TreeMap<>();
        List<String> failed = new ArrayList<>();
        for (WalkSummary walk : report.walks()) {
            for (Reset reset : walk.resets()) {
                if (reset.proven()) {
                    proven.computeIfAbsent(reset.arm(), unused -> new ArrayList<>())
                            .add(reset);
                } else {
                    failed.add(reset.arm() + " could not be, seed " + walk.seed() + ", step " + reset.step() + ": "
                            + reset.detail());
                }
            }
        }
        List<String> lines = new ArrayList<>();
        proven.forEach((arm, resets) -> lines.add(arm + " " + Shown.count(resets.size(), "time", "times")
                + ", after a difference in its data; "
                + Shown.count(resets.stream().mapToLong(Reset::commands).sum(), "command", "commands")
                + " played again, proven by all channels"));
        lines.addAll(failed.stream().limit(LISTED).toList());
        if (failed.size() > LISTED) {
            lines.add((failed.size() - LISTED) + " more, in the report");
        }
        return lines;
    }

    private static String failure(WalkSummary walk) {
        return field("seed " + walk.seed())
                + Sentences.ending(walk.verdict(), walk.detail())
                + walk.firstDifference().map(first -> field("") + first).orElse("")
                + walk.located().map(place -> field("located") + place).orElse("")
                + buckets(walk);
    }

    /** Returns the causes of a walk with several findings. */
    private static String buckets(WalkSummary walk) {
        long findings = walk.buckets().stream()
                .mapToLong(WalkSummary.FoundBucket::findings)
                .sum();
        if (findings < 2) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        walk.buckets().stream()
                .limit(BUCKETS_LISTED)
                .forEach(bucket -> text.append(field("bucket"))
                        .append(bucket.bucket() + ", " + Shown.count(bucket.findings(), "finding", "findings")
                                + ", the first in step " + bucket.step() + ", " + bucket.kind()));
        int more = walk.buckets().size() - BUCKETS_LISTED;
        return text + (more > 0 ? field("") + more + " more, in the report" : "");
    }

    /** Returns the allow-list entries that covered something; empty if no list applies. */
    private Optional<String> known() {
        String ended = report.endedAsKnown() == 0
                ? ""
                : "; " + report.endedAsKnown() + " of " + report.walks().size() + " walks ended early by it"
                        + (report.endedAsKnown() == report.walks().size()
                                        && report.walks().size() > 1
                                ? ", so no walk came to its end"
                                : "");
        return counted(report.known(), "entry", "entries").map(counted -> counted + ended);
    }

    /** Returns how often each of them did something; empty if there are none. */
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
        return Sentences.headline(
                word(),
                report.title(),
                report.workload()
                        + (report.leftOut().isEmpty()
                                ? ""
                                : " without " + Shown.count(report.leftOut().size(), "command", "commands")),
                seeds(),
                report.steps() + " of " + report.asked() + " steps",
                arms(),
                report.seconds());
    }

    /** Returns the verdict, or the answer to the question whether a recorded finding is shown again. */
    private String word() {
        boolean judged = ANSWERED.contains(Verdict.valueOf(report.verdict()));
        return report.recurrence()
                .filter(answer -> judged)
                .map(Recurrence::headline)
                .orElse(report.verdict());
    }

    /** Returns the arms as a person reads them, the reference first. */
    private String arms() {
        return report.arms().stream()
                .sorted(Comparator.comparing(arm -> !arm.reference()))
                .map(CampaignReport.Arm::name)
                .collect(Collectors.joining(", "));
    }

    private String seeds() {
        List<WalkSummary> walks = report.walks();
        if (walks.isEmpty()) {
            return "no walk";
        }
        long first = walks.get(0).seed();
        String shard = report.shard().isEmpty() ? "" : ", shard " + report.shard();
        return (walks.size() == 1
                        ? "seed " + first
                        : "seeds " + first + ".." + walks.get(walks.size() - 1).seed())
                + shard;
    }

    private String arm(CampaignReport.Arm arm) {
        String client = arm.client().equals(arm.version()) ? "" : ", client " + arm.client();
        String launcher = arm.description().getOrDefault("launcher", "");
        boolean silent = "".equals(arm.description().get(WalkResult.VERSION_TOLD));
        return arm.name() + ": " + report.system() + " " + arm.version() + client
                + (silent ? " (not told by the engine)" : "")
                + (launcher.isEmpty() ? "" : ", by " + launcher)
                + (arm.reference() ? ", the reference" : "");
    }

    private static String offersLess(CampaignReport.Arm arm) {
        return arm.name() + ": "
                + arm.offersLess().stream().map(OffersLess::text).collect(Collectors.joining("; "));
    }

    private String exercised() {
        return report.commands().complete() + " of " + report.commands().of() + " commands, "
                + report.probes().complete() + " of " + report.probes().of()
                + " probes, on every arm that offers them";
    }

    /** Returns how many aspects were met, and names some of those that are not due yet; empty if no kind has any. */
    private Optional<String> aspects() {
        CampaignReport.Exercised aspects = report.aspects();
        if (aspects.of() == 0) {
            return Optional.empty();
        }
        List<String> pending = report.pending();
        String named = pending.stream().limit(PENDING_LISTED).collect(Collectors.joining("; "));
        String more = pending.size() > PENDING_LISTED ? " and " + (pending.size() - PENDING_LISTED) + " more" : "";
        return Optional.of(aspects.complete() + " of " + aspects.of()
                + (pending.isEmpty() ? "" : ", not due yet: " + named + more));
    }

    /** Returns how the aspects were lit, in a few numbers; empty if one walk lit all of them. */
    private Optional<String> curve() {
        List<CampaignReport.Lit> curve = report.curve();
        if (curve.size() < 2) {
            return Optional.empty();
        }
        int between = Math.min(curve.size(), CURVE_LISTED) - 1;
        return Optional.of("aspects lit: "
                + IntStream.rangeClosed(0, between)
                        .mapToObj(i -> curve.get(i * (curve.size() - 1) / between))
                        .map(lit -> lit.aspects() + " after " + lit.steps())
                        .collect(Collectors.joining(", "))
                + " steps");
    }

    /** Returns what was not exercised, with all arms of one item in one line. */
    private List<String> holes() {
        SortedMap<String, List<String>> arms = new TreeMap<>();
        for (Hole hole : report.notExercised()) {
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

    /**
     * Returns how many invariants looked into the stores of which arms, and those that could not; empty without any.
     */
    private Optional<String> invariants() {
        var all = report.invariants();
        List<Coverage.Looks> looks =
                all.values().stream().flatMap(row -> row.values().stream()).toList();
        if (looks.isEmpty()) {
            return Optional.empty();
        }
        String arms = all.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String blind = all.entrySet().stream()
                .filter(row -> row.getValue().values().stream().allMatch(each -> each.things() == 0))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return Optional.of(all.size() + " of " + arms + ": "
                + looks.stream().mapToLong(Coverage.Looks::times).sum() + " looks, "
                + looks.stream().mapToLong(Coverage.Looks::things).sum() + " things seen"
                + (blind.isEmpty() ? "" : "; nothing to see for: " + blind)
                + unable(all));
    }

    /** Returns the invariants that could not look into the stores of some arms, with the reasons. */
    private static String unable(SortedMap<String, SortedMap<String, Coverage.Looks>> all) {
        List<String> unable = new ArrayList<>();
        all.forEach((name, row) -> row.forEach((arm, looks) -> {
            if (looks.times() == 0 && !looks.reason().isEmpty()) {
                unable.add(name + " on " + arm + " (" + looks.reason() + ")");
            }
        }));
        return unable.isEmpty() ? "" : "; nobody could look: " + String.join(", ", unable);
    }

    private String kills() {
        return report.kills().entrySet().stream()
                .map(arm -> arm.getKey() + " " + arm.getValue())
                .collect(Collectors.joining(", "));
    }

    /** Returns how often a channel was read, and the arms that do not have it. */
    private static String observed(Observed channel) {
        String without = channel.without().keySet().stream().collect(Collectors.joining(", "));
        String sampled = channel.sampled() == 0
                ? ""
                : ", " + channel.sampled() + " of them in part and " + (channel.times() - channel.sampled())
                        + " in full";
        return String.format(Locale.ROOT, "%4d by %s", channel.times(), channel.channel())
                + sampled
                + (without.isEmpty() ? "" : ", not on " + without);
    }

    /** Returns what cannot be compared on an arm; empty if everything can. */
    private static Optional<String> untold(CampaignReport.Arm arm) {
        List<String> parts = new ArrayList<>();
        if (!arm.untold().facets().isEmpty()) {
            parts.add(joined(arm.untold().facets()) + " (not told)");
        }
        if (!arm.untold().believed().isEmpty()) {
            parts.add(joined(arm.untold().believed()).toLowerCase(Locale.ROOT) + " (without evidence)");
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(arm.name() + ": " + String.join("; ", parts));
    }

    private static String joined(List<?> items) {
        return items.stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    private String differences() {
        SortedMap<DifferenceClass, Long> all = new TreeMap<>();
        report.walks().forEach(walk -> walk.differences().forEach((kind, count) -> all.merge(kind, count, Long::sum)));
        return all.isEmpty()
                ? "none"
                : all.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
