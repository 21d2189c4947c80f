package dev.lockstep.terminal;

import dev.lockstep.campaign.CampaignReport;
import dev.lockstep.campaign.Lost;
import dev.lockstep.campaign.Recurrence;
import dev.lockstep.parity.Coverage;
import dev.lockstep.parity.Coverage.Hole;
import dev.lockstep.parity.Observed;
import dev.lockstep.parity.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The lines about what the walks of a campaign exercised, and what they did not. */
record CoverageFields(CampaignReport report) {

    private static final int PENDING_LISTED = 2;

    /** The most walks that the line names, the first and the last among them. */
    private static final int CURVE_LISTED = 6;

    void addTo(Fields fields) {
        fields.add("exercised", exercised());
        if (report.agreed() > 0) {
            fields.add(
                    "agreement",
                    report.agreed() + " of " + report.steps()
                            + " steps, which nobody predicted: the arms only had to agree");
        }
        aspects().ifPresent(aspects -> fields.add("aspects", aspects));
        curve().ifPresent(fields::below);
        report.observed().stream()
                .filter(channel -> channel.times() > 0)
                .forEach(channel -> fields.add("observed", observed(channel)));
        invariants().ifPresent(looks -> fields.add("invariants", looks));
        if (!report.kills().isEmpty()) {
            fields.add("kills", kills());
        }
        fields.list("lost", report.lost().stream().map(CoverageFields::lost).toList());
        boolean blind = report.recurrence().filter(Recurrence::isBlind).isPresent();
        if (report.verdict().equals(Verdict.VACUOUS.name()) && !blind) {
            fields.list("missing", holes());
            fields.below("a longer walk (--steps) or a campaign (--seeds) exercises more");
        } else if (report.budget()) {
            fields.list("not reached", holes());
        }
    }

    String exercised() {
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

    /** Returns the line of a part of the campaign that has no result. */
    private static String lost(Lost part) {
        String named = part.seeds().size() < 2
                ? ""
                : part.seeds().stream()
                                .limit(Fields.LISTED)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", "))
                        + (part.seeds().size() > Fields.LISTED ? ", …" : "");
        return part.what() + ": " + part.why() + (named.isEmpty() ? "" : " (seeds " + named + ")");
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
        return lines;
    }
}
